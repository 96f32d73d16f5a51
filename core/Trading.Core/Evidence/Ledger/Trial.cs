using System.Text.Json;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Ledger;

/// <summary>
/// One thing that was tried: what a policy decides, on one joint run. Nothing in it depends on when or where it ran, so running it
/// again gives the same trial.
/// </summary>
public sealed record Trial
{
    /// <summary>See <see cref="Policy.DecisionHash"/>; of a procedure that chooses policies, the hash of the procedure.</summary>
    public required string DecisionHash { get; init; }

    public required string PolicyHash { get; init; }

    /// <summary>The market, see <see cref="MarketData.Datasets.DatasetLineage"/>.</summary>
    public required string DatasetLineage { get; init; }

    public required string DatasetId { get; init; }

    /// <summary>In ordinal order.</summary>
    public required IReadOnlyList<ProductId> Products { get; init; }

    public required Interval Candles { get; init; }

    public required Timestamp From { get; init; }

    public required Timestamp To { get; init; }

    public required FillMode FillMode { get; init; }

    public required string FeeSchedule { get; init; }

    public required string EngineVersion { get; init; }

    public required int Trades { get; init; }

    /// <summary>How many daily returns there are.</summary>
    public required int Days { get; init; }

    /// <summary>See <see cref="TrialReturns.SharpePerDay"/>.</summary>
    public required double? SharpePerDay { get; init; }

    /// <summary>Hash of the stored <see cref="TrialReturns"/>.</summary>
    public required string ReturnsHash { get; init; }

    /// <summary>SHA-256 over all of the above: the same trial, run again under the same code, has the same.</summary>
    public string Id => ContentHash.Of(JsonSerializer.SerializeToUtf8Bytes(this, CoreJson.Compact));

    /// <param name="run">The slices, merged.</param>
    /// <param name="returns">Of that run.</param>
    /// <param name="trades">How many it closed.</param>
    /// <param name="policy">What decided.</param>
    /// <param name="lineage">Of the dataset.</param>
    public static Trial Of(MergedRun run, TrialReturns returns, int trades, TradingPolicy policy, string lineage)
    {
        var (first, last) = (run.Slices[0], run.Slices[^1]);
        return new Trial
        {
            DecisionHash = Core.Policy.DecisionHash.Of(policy),
            PolicyHash = first.PolicyHash,
            DatasetLineage = lineage,
            DatasetId = first.DatasetId,
            Products = first.Products,
            Candles = first.Candles,
            From = first.From,
            To = last.To,
            FillMode = first.FillMode,
            FeeSchedule = first.FeeSchedule,
            EngineVersion = first.EngineVersion,
            Trades = trades,
            Days = returns.Days.Count,
            SharpePerDay = returns.SharpePerDay,
            ReturnsHash = returns.Hash,
        };
    }

    /// <summary>Whether the two share a market, a product and some time.</summary>
    public bool Overlaps(TrialScope scope) =>
        DatasetLineage == scope.DatasetLineage && From < scope.To && scope.From < To && Products.Any(scope.Products.Contains);
}
