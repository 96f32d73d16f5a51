using System.Text.Json;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Sweeps;

/// <summary>What a sweep came to. Nothing in it depends on the machine, the clock or the order in which slices ran.</summary>
public sealed record SweepReport
{
    private const int CurrentSchema = 1;

    /// <summary>Version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The plan's.</summary>
    public required string Id { get; init; }

    public required DatasetSummary Dataset { get; init; }

    /// <summary>Of the policy that was varied.</summary>
    public required string PolicyName { get; init; }

    /// <summary>Of the policy that was varied.</summary>
    public required string PolicyHash { get; init; }

    public required string EngineVersion { get; init; }

    public required IReadOnlyList<ProductId> Products { get; init; }

    public required Interval Candles { get; init; }

    public required Timestamp From { get; init; }

    public required Timestamp To { get; init; }

    public required RangeSplit Split { get; init; }

    public required FillMode FillMode { get; init; }

    public required string FeeSchedule { get; init; }

    public required ulong Seed { get; init; }

    public required Objective Objective { get; init; }

    public required int TradesMin { get; init; }

    /// <summary>The policy keys that vary.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>One a variant, in their order.</summary>
    public required IReadOnlyList<SweepRow> Rows { get; init; }

    /// <summary>Why some combinations were left out.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }

    /// <summary>Index of the best variant; null where none has a score. Of equals the first.</summary>
    public required int? Best { get; init; }

    /// <summary>Rows from the best to the worst; those without a score last.</summary>
    public IEnumerable<SweepRow> Ranked() => Rows.OrderByDescending(r => r.Score ?? double.NegativeInfinity).ThenBy(r => r.Index);

    /// <summary>The report as indented JSON.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Indented), (byte)'\n'];

    /// <param name="content">What <see cref="ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not a sweep's report, or of an unknown version.</exception>
    public static SweepReport Read(ReadOnlySpan<byte> content, string label)
    {
        try
        {
            return JsonSerializer.Deserialize<SweepReport>(content, CoreJson.Indented) is { SchemaVersion: CurrentSchema } report
                ? report
                : throw new InputException($"{label}: not a sweep's report of version {CurrentSchema}");
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not a sweep's report: {error.Message}", error);
        }
    }
}
