using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;

namespace Trading.Simulation.Evidence;

/// <summary>One pessimistic run of a policy over a whole market, all products in one account.</summary>
internal static class StudyBacktest
{
    public static MergedRun Run(InMemoryDataset market, TradingPolicy policy)
    {
        var candles = market.Manifest.Products[0].Candles[0];
        var spec = new SliceSpec
        {
            DatasetId = market.Id,
            Candles = Interval.QuarterHour,
            Products = [.. market.Manifest.Products.Select(p => p.Product.Id)],
            From = candles.First.Floor(Interval.OneDay) + TimeSpan.FromHours(policy.Backtest.WarmUpHours),
            To = candles.Last.Floor(Interval.OneDay),
            WarmUpHours = policy.Backtest.WarmUpHours,
            PolicyHash = PolicyHash.Of(policy),
            FillMode = FillMode.Pessimistic,
            FeeSchedule = policy.Costs.FeeSchedule,
            Seed = 1,
            EngineVersion = "study",
        };
        using var engine = new BacktestEngine(market, spec, policy);
        return SliceMerge.Merge([engine.Run()]);
    }
}
