using Trading.Core.Analytics;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>Sharpe was computed with each trade as a day.</summary>
public sealed class SharpeWithATradeAsADayTests
{
    [Fact]
    public void SameDaysWithOtherTrades_HaveTheSameSharpe()
    {
        var quiet = TestRuns.Of(100, 102, 102, 103.02m);
        var busy = quiet.With([.. Enumerable.Range(0, 50).Select(i => TestTrades.Of("BTC-USD", TestRuns.Start.AddMs(i * 900_000L), 0.1, 100, 101))]);

        // Mean and deviation of 2, 0 and 1 % are both 1 %: the square root of 365.
        Assert.Equal(19.1049731745428, EquityStatistics.Of(quiet).Sharpe!.Value, 9);
        Assert.Equal(EquityStatistics.Of(quiet).Sharpe, EquityStatistics.Of(busy).Sharpe);
    }
}
