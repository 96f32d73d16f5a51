using System.Text.Json;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;

namespace Trading.Runtime.Jobs;

/// <summary>What only the record of a cycle tells. Pure.</summary>
internal static class RecordIssues
{
    private const string EmptyUniverse = "no_trade:empty_universe";

    /// <param name="record">One that <see cref="CycleSummary.Of"/> has read.</param>
    public static IEnumerable<HealthIssue> Of(StoredRecord record)
    {
        using var document = JsonDocument.Parse(record.Json);
        var root = document.RootElement;
        var issues = new List<HealthIssue>();
        if (root.GetProperty("outcome"u8).ValueEquals(EmptyUniverse))
        {
            issues.Add(Warning(HealthCode.EmptyUniverse, $"too few products were eligible at {record.Slot}: no new risk"));
        }

        var notes = root.TryGetProperty("events"u8, out var events)
            ? events.EnumerateArray().Where(happened => happened.GetProperty("kind"u8).ValueEquals(InputKeeper.NotStored)).ToArray()
            : [];
        if (notes.Length > 0)
        {
            issues.Add(Warning(HealthCode.InputsNotStored, $"inputs of {record.Slot} could not be kept: {notes[0].GetProperty("text"u8).GetString()}"));
        }

        return issues;
    }

    private static HealthIssue Warning(HealthCode code, string message) => new(code, HealthSeverity.Warning, Product: null, message);
}
