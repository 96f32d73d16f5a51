using System.Text.Json;
using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Jobs;

/// <summary>The gist of one cycle's record.</summary>
/// <param name="Number">Of the record.</param>
/// <param name="Slot">Its scheduled time.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When its record was written.</param>
/// <param name="DurationMs">From its beginning to its end, milliseconds.</param>
/// <param name="Outcome">What it came to.</param>
public sealed record CycleSummary(long Number, Timestamp Slot, Timestamp StartedAt, Timestamp EndedAt, long DurationMs, string Outcome)
{
    /// <exception cref="InputException">Not a cycle's record.</exception>
    public static CycleSummary Of(StoredRecord record)
    {
        try
        {
            using var document = JsonDocument.Parse(record.Json);
            var root = document.RootElement;
            var started = Timestamp.From(root.GetProperty("started_at").GetDateTimeOffset());
            var ended = Timestamp.From(root.GetProperty("ended_at").GetDateTimeOffset());
            return new CycleSummary(
                record.Number, record.Slot, started, ended, ended.UnixMs - started.UnixMs, root.GetProperty("outcome").GetString() ?? "");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputException($"record {record.Number}: not a cycle's record: {error.Message}", error);
        }
    }
}
