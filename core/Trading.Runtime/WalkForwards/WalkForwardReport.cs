using System.Text.Json;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Market;
using Trading.Core.TradeLog;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.WalkForwards;

/// <summary>What a walk-forward came to. Nothing in it depends on the machine, the clock or the order in which slices ran.</summary>
public sealed record WalkForwardReport
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

    /// <summary>Start of the first in-sample part.</summary>
    public required Timestamp From { get; init; }

    /// <summary>End of the last out-of-sample part.</summary>
    public required Timestamp To { get; init; }

    public required FillMode FillMode { get; init; }

    public required string FeeSchedule { get; init; }

    public required ulong Seed { get; init; }

    public required WalkForwardOptions Options { get; init; }

    public required Objective Objective { get; init; }

    public required int TradesMin { get; init; }

    /// <summary>The policy keys that vary.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Values of every variant, one a key.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Variants { get; init; }

    /// <summary>In order of time.</summary>
    public required IReadOnlyList<WalkForwardRow> Windows { get; init; }

    /// <summary>From in sample to out of sample.</summary>
    public required WalkForwardDecay Decay { get; init; }

    /// <summary>What the chosen ones came to out of sample, one after the other.</summary>
    public required WalkForwardPath OutOfSample { get; init; }

    /// <summary>What the unvaried policy came to over the same time.</summary>
    public required WalkForwardPath Base { get; init; }

    /// <summary>Why some combinations were left out.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }

    /// <summary>The report as indented JSON.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Indented), (byte)'\n'];

    /// <param name="content">What <see cref="ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not a walk-forward's report, or of an unknown version.</exception>
    public static WalkForwardReport Read(ReadOnlySpan<byte> content, string label)
    {
        try
        {
            return JsonSerializer.Deserialize<WalkForwardReport>(content, CoreJson.Indented) is { SchemaVersion: CurrentSchema } report
                ? report
                : throw new InputException($"{label}: not a walk-forward's report of version {CurrentSchema}");
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not a walk-forward's report: {error.Message}", error);
        }
    }
}
