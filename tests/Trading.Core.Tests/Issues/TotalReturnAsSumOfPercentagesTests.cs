using Trading.Core.Analytics;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>The sum of per-trade percentages was called total return.</summary>
public sealed class TotalReturnAsSumOfPercentagesTests
{
    [Fact]
    public void HalfWonThenHalfLost_IsAQuarterLost()
    {
        // All in: 100 becomes 150, 150 becomes 75. The percentages add up to nothing.
        var run = TestRuns.Of(100, 150, 75).With(
            TestTrades.Of("BTC-USD", TestRuns.Start, 1, 100, 150),
            TestTrades.Of("BTC-USD", TestRuns.Start + TimeSpan.FromDays(1), 1, 150, 75));

        Assert.Equal(0m, run.Trades.Sum(t => t.ReturnPct));
        Assert.Equal(-25.0, EquityStatistics.Of(run).TotalReturnPct, 10);
    }
}
