using System.Text.Json;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Costs;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Backtests;

/// <summary>
/// Everything that one request came to. Nothing in it depends on the machine or the clock: the same request under the same code
/// gives the same bytes.
/// </summary>
public sealed record BacktestReport
{
    private const int CurrentSchema = 1;

    /// <summary>Version of this document's shape.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The plan's.</summary>
    public required string Id { get; init; }

    /// <summary>Complete only if every variant is.</summary>
    public required Verdict Verdict { get; init; }

    public required DatasetSummary Dataset { get; init; }

    public required string PolicyName { get; init; }

    public required string PolicyHash { get; init; }

    public required string EngineVersion { get; init; }

    public required IReadOnlyList<ProductId> Products { get; init; }

    /// <summary>Length of the candles that were read.</summary>
    public required Interval Candles { get; init; }

    public required Timestamp From { get; init; }

    public required Timestamp To { get; init; }

    public required RangeSplit Split { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The fewest trades that say anything, by the policy.</summary>
    public required int TradesMin { get; init; }

    /// <summary>One a fill mode and fee schedule; the first is the one to show in full.</summary>
    public required IReadOnlyList<VariantReport> Variants { get; init; }

    /// <param name="plan">What was run.</param>
    /// <param name="results">Results of its slices, in any order.</param>
    /// <param name="dataset">What it was run on.</param>
    /// <param name="policy">What it was run with.</param>
    public static BacktestReport Of(SlicePlan plan, IEnumerable<SliceResult> results, IMarketDataset dataset, TradingPolicy policy)
    {
        var byId = results.DistinctBy(r => r.Spec.Id).ToDictionary(r => r.Spec.Id, StringComparer.Ordinal);
        var first = plan.Variants[0][0];
        VariantReport[] variants = [.. plan.Variants.Select(v => VariantOf([.. v.Select(s => byId[s.Id])], plan.To, dataset.Manifest, policy))];
        return new BacktestReport
        {
            SchemaVersion = CurrentSchema,
            Id = plan.Id,
            Verdict = Array.TrueForAll(variants, v => v.Performance.Verdict == Verdict.Complete) ? Verdict.Complete : Verdict.InsufficientTrades,
            Dataset = DatasetSummary.Of(dataset),
            PolicyName = policy.Name,
            PolicyHash = first.PolicyHash,
            EngineVersion = first.EngineVersion,
            Products = plan.Products,
            Candles = plan.Candles,
            From = plan.From,
            To = plan.To,
            Split = plan.Split,
            Seed = first.Seed,
            TradesMin = policy.Backtest.TradesMin,
            Variants = variants,
        };
    }

    /// <summary>The report as indented JSON.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Indented), (byte)'\n'];

    /// <param name="content">What <see cref="ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not a report, or of an unknown version.</exception>
    public static BacktestReport Read(ReadOnlySpan<byte> content, string label)
    {
        try
        {
            var report = JsonSerializer.Deserialize<BacktestReport>(content, CoreJson.Indented);
            return report is { SchemaVersion: CurrentSchema, Variants.Count: > 0 }
                ? report
                : throw new InputException($"{label}: schema version {report?.SchemaVersion}; expected {CurrentSchema}");
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not a backtest report: {error.Message}", error);
        }
    }

    private static VariantReport VariantOf(SliceResult[] slices, Timestamp end, DatasetManifest manifest, TradingPolicy policy)
    {
        var spec = slices[0].Spec;
        var fees = new FeeSchedule(spec.FeeSchedule, policy.Costs.FeeSchedules[spec.FeeSchedule]).At(end, Money.Zero);
        return new VariantReport(
            spec.FillMode,
            spec.FeeSchedule,
            fees.Maker.Value,
            fees.Taker.Value,
            PerformanceReport.Of(SliceMerge.Merge(slices), manifest, policy));
    }
}
