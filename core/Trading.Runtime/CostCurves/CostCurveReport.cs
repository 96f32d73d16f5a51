using System.Text.Json;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Costs;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.TradeLog;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.CostCurves;

/// <summary>
/// What a policy is worth against fees, spread and capital, and the cost at which it breaks even. Nothing in it depends on the machine
/// or the clock: the same request under the same code gives the same bytes.
/// </summary>
public sealed record CostCurveReport
{
    private const int CurrentSchema = 1;

    /// <summary>Version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The plan's.</summary>
    public required string Id { get; init; }

    public required DatasetSummary Dataset { get; init; }

    public required string PolicyName { get; init; }

    public required string PolicyHash { get; init; }

    public required string EngineVersion { get; init; }

    public required IReadOnlyList<ProductId> Products { get; init; }

    /// <summary>
    /// Those of them with recorded quotes: while these run the observed spread stands, and no multiple of the policy's reaches it.
    /// </summary>
    public required IReadOnlyList<ProductId> QuotedProducts { get; init; }

    public required Interval Candles { get; init; }

    public required Timestamp From { get; init; }

    public required Timestamp To { get; init; }

    public required FillMode FillMode { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>At the base point.</summary>
    public required string FeeSchedule { get; init; }

    /// <summary>At the base point: full spread where none is observed, bps.</summary>
    public required TierValues SpreadBps { get; init; }

    /// <summary>At the base point, quote currency.</summary>
    public required Money InitialCash { get; init; }

    /// <summary>Whether the base point's net result is above zero, positions still open at their marks.</summary>
    public required bool IsBreakingEven { get; init; }

    /// <summary>Of the base point's closed trades; null without one.</summary>
    public required BreakEvenCost? BreakEven { get; init; }

    /// <summary>Fees, spread, capital.</summary>
    public required IReadOnlyList<CostAxis> Axes { get; init; }

    /// <summary>The policy as it is; the same on every axis.</summary>
    public CostPoint Base => Axes[0].Points.First(p => p.IsBase);

    /// <summary>The report as indented JSON.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Indented), (byte)'\n'];

    /// <param name="content">What <see cref="ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not a cost curve's report, or of an unknown version.</exception>
    public static CostCurveReport Read(ReadOnlySpan<byte> content, string label)
    {
        try
        {
            return JsonSerializer.Deserialize<CostCurveReport>(content, CoreJson.Indented) is { SchemaVersion: CurrentSchema, Axes.Count: > 0 } report
                ? report
                : throw new InputException($"{label}: not a cost curve's report of version {CurrentSchema}");
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not a cost curve's report: {error.Message}", error);
        }
    }
}
