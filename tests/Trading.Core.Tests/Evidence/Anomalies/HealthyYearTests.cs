using Trading.Core.Evidence.Anomalies;
using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Anomalies;

/// <summary>
/// The false alarms of a watch on an account that does what its backtest did: the engine trades a year that the expectation knows
/// nothing of. Trades come in clusters here, regimes last for weeks and breakers stop entries, as no textbook's null has it.
/// </summary>
public class HealthyYearTests
{
    private static readonly TradingPolicy Policy = TestPolicies.Shipped;

    /// <summary>Two markets of different seeds.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Watch_HalfAYearAfterItsBacktest_IsSilent(ulong seed)
    {
        var (start, split, end) = (Timestamp.Utc(2024, 1, 15), Timestamp.Utc(2025, 1, 1), Timestamp.Utc(2025, 7, 1));
        var dataset = new SyntheticMarket(SyntheticMarketOptions.Default(seed) with { To = end }).ToDataset(withQuotes: false);
        var (run, _) = BacktestedAccount.Of(dataset, Policy, start, split);
        var (_, cycles) = BacktestedAccount.Of(dataset, Policy, split, end);
        var watch = new AnomalyWatch(Policy) { Expectation = Expectation.Of(run) };
        var told = new List<string>();

        foreach (var cycle in cycles)
        {
            watch.Observe(cycle);
            told.AddRange(watch.Found.Select(found => $"{cycle.Slot} {found.Code}: {found.Message}"));
        }

        Assert.Equal(17_376, cycles.Count);
        Assert.True(cycles.Sum(cycle => cycle.Trades.Length) > 100);
        Assert.Empty(told);
    }
}
