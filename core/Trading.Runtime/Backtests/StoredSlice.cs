using System.Text;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Backtesting;

namespace Trading.Runtime.Backtests;

/// <summary>
/// How a slice's result is kept: two lines of JSON, the result and the SHA-256 of that line, so that a changed digit is noticed
/// and not only a missing half.
/// </summary>
internal static class StoredSlice
{
    private const byte NewLine = (byte)'\n';

    public static byte[] Write(SliceResult result)
    {
        var line = SliceResultJson.Write(result);
        return [.. line, NewLine, .. SumOf(line), NewLine];
    }

    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not what <see cref="Write"/> gave for this slice.</exception>
    public static SliceResult Read(ReadOnlySpan<byte> content, SliceSpec slice, string label)
    {
        var end = content.IndexOf(NewLine);
        var line = end < 0 ? content : content[..end];
        if (end < 0 || !content[(end + 1)..].TrimEnd(NewLine).SequenceEqual(SumOf(line)))
        {
            throw new InputException($"{label}: damaged: {content.Length} bytes whose hash is not the one they end with");
        }

        var result = SliceResultJson.Read(line, label);
        return result.Spec.Id == slice.Id ? result : throw new InputException($"{label}: holds slice {result.Spec.Id}");
    }

    private static byte[] SumOf(ReadOnlySpan<byte> line) =>
        Encoding.UTF8.GetBytes($"{{\"sha256\":{JsonSerializer.Serialize(ContentHash.Of(line))}}}");
}
