using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;
using Trading.Runtime.Policies;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Backtests;

/// <summary>A small market of two products over three months, and a run over it by months: four slices.</summary>
internal static class TestRun
{
    public const string Engine = "test-1";

    public static readonly IMarketDataset Dataset = new SyntheticMarket(SyntheticMarketOptions.Default(3) with
    {
        Products = [.. SyntheticProducts.Four.Take(2)],
        From = Timestamp.Utc(2024, 1, 1),
        To = Timestamp.Utc(2024, 4, 5),
    }).ToDataset(withQuotes: false);

    public static readonly TradingPolicy Policy = PolicySource.Load(null);

    public static SlicePlan Plan { get; } = SlicePlan.Of(new BacktestRequest { Split = RangeSplit.Month }, Dataset, Policy, Engine);

    public static BacktestRunner RunnerOn(MemoryObjectStore store) => new(store, () => Dataset, Policy, TimeProvider.System);

    public static byte[] ReportOf(RunOutcome outcome) => BacktestReport.Of(Plan, outcome.Results, Dataset, Policy).ToJson();

    /// <summary>Every stored object as text, by key: two stores hold the same where these are equal.</summary>
    public static SortedDictionary<string, string> ContentOf(MemoryObjectStore store) =>
        new(store.Objects.ToDictionary(o => o.Key, o => Convert.ToBase64String(o.Value)), StringComparer.Ordinal);
}
