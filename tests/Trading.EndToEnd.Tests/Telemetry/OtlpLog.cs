namespace Trading.EndToEnd.Tests.Telemetry;

/// <summary>A line as it arrived.</summary>
internal sealed record OtlpLog(string Severity, string Body, Dictionary<string, string> Tags, string TraceId)
{
    public static OtlpLog Read(ProtoMessage record) =>
        new(record.Text(3), record.Messages(5).Select(OtlpTags.TextOf).FirstOrDefault() ?? "", OtlpTags.Read(record.Messages(6)), record.Hex(9));
}
