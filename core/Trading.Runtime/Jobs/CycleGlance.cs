using System.Collections.Immutable;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Audit;

namespace Trading.Runtime.Jobs;

/// <summary>One line of a list of cycles: what it came to, what it did and what held it back.</summary>
public sealed record CycleGlance
{
    private const string Eligible = "eligible";
    private const string Pass = "pass";
    private const string Proposed = "proposed";

    /// <summary>Of the record.</summary>
    public required long Number { get; init; }

    public required Timestamp Slot { get; init; }

    public required string Mode { get; init; }

    /// <summary>What it came to.</summary>
    public required string Outcome { get; init; }

    public required string PolicyHash { get; init; }

    public required Timestamp StartedAt { get; init; }

    /// <summary>From its beginning to its end, milliseconds.</summary>
    public required long DurationMs { get; init; }

    /// <summary>NAV when entries were decided, quote currency; null where they were not.</summary>
    public required decimal? Nav { get; init; }

    /// <summary>Market state when entries were decided; null where they were not.</summary>
    public required string? Regime { get; init; }

    /// <summary>Products that were scanned.</summary>
    public required int Scanned { get; init; }

    /// <summary>Triggers that fired.</summary>
    public required int Triggers { get; init; }

    /// <summary>Orders sent to enter.</summary>
    public required int Entries { get; init; }

    /// <summary>Orders sent to leave.</summary>
    public required int Exits { get; init; }

    public required int Fills { get; init; }

    /// <summary>How many products or proposals each reason stopped, the most frequent first.</summary>
    public required ImmutableArray<ReasonCount> Reasons { get; init; }

    /// <exception cref="InputException">The record lacks what every record has.</exception>
    public static CycleGlance Of(AuditRecord record)
    {
        try
        {
            using var entries = record.Entries is { } text ? JsonDocument.Parse(text) : null;
            var decision = entries?.RootElement;
            var started = Time(record, "started_at");
            var sent = record.Events.Where(happened => KindOf(happened) == CycleEventKind.Committed.ToCode()).ToList();
            return new CycleGlance
            {
                Number = record.Number,
                Slot = record.Slot,
                Mode = record.Mode,
                Outcome = record.Outcome,
                PolicyHash = record.PolicyHash,
                StartedAt = started,
                DurationMs = Time(record, "ended_at").UnixMs - started.UnixMs,
                Nav = decision?.GetProperty("nav").GetDecimal(),
                Regime = decision?.GetProperty("regime").GetString(),
                Scanned = decision is { } scanned ? ProductsOf(scanned).Count(product => Text(product, "quality") == Pass) : 0,
                Triggers = decision is { } fired ? ItemsOf(fired, "triggers").Count() : 0,
                Entries = sent.Count(happened => Text(happened, "leg") == OrderLeg.Entry.ToCode()),
                Exits = sent.Count(happened => Text(happened, "leg") == OrderLeg.Exit.ToCode()),
                Fills = record.Events.Count(happened => KindOf(happened) == CycleEventKind.Filled.ToCode()),
                Reasons = decision is { } judged
                    ? [.. ReasonsOf(judged).CountBy(reason => reason).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ReasonCount(pair.Key, pair.Value))]
                    : [],
            };
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputException($"record {record.Number} of {record.Slot} is not a cycle's record: {error.Message}", error);
        }
    }

    // Each product once, at the furthest stage that it came to; each proposal by its first failed check.
    private static IEnumerable<string> ReasonsOf(JsonElement decision)
    {
        foreach (var product in ProductsOf(decision))
        {
            if (Text(product, "universe") is { } universe && universe != Eligible)
            {
                yield return universe;
            }
            else if (Text(product, "quality") is { } quality && quality != Pass)
            {
                yield return quality;
            }
        }

        foreach (var outcome in ItemsOf(decision, "triggers").Select(trigger => Text(trigger, "outcome")).OfType<string>().Where(outcome => outcome != Proposed))
        {
            yield return outcome;
        }

        foreach (var proposal in ItemsOf(decision, "proposals").Where(proposal => !proposal.TryGetProperty("approved_size", out _)))
        {
            foreach (var failed in ItemsOf(proposal, "checks").Where(check => !check[1].GetBoolean()).Take(1))
            {
                yield return failed[0].GetString()!;
            }
        }
    }

    private static IEnumerable<JsonElement> ProductsOf(JsonElement decision) =>
        decision.TryGetProperty("products", out var products) ? products.EnumerateObject().Select(product => product.Value) : [];

    private static IEnumerable<JsonElement> ItemsOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];

    private static string? KindOf(JsonElement happened) => Text(happened, "kind");

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Timestamp Time(AuditRecord record, string name) => Timestamp.From(record.Root.GetProperty(name).GetDateTimeOffset());
}
