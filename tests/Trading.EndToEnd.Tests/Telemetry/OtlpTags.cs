namespace Trading.EndToEnd.Tests.Telemetry;

/// <summary>Reads attributes.</summary>
internal static class OtlpTags
{
    /// <summary>Names and values as text.</summary>
    public static Dictionary<string, string> Read(IEnumerable<ProtoMessage> pairs)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            // One name twice would be ambiguous to whoever reads it.
            tags.Add(pair.Text(1), pair.Messages(2).Select(TextOf).FirstOrDefault() ?? "");
        }

        return tags;
    }

    public static string TextOf(ProtoMessage value) =>
        value.Has(1) ? value.Text(1) : value.Has(3) ? $"{(long)value.Number(3)}" : value.Has(4) ? $"{value.Double(4)}" : $"{value.Number(2) != 0}";
}
