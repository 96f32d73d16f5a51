using Trading.Core.Analytics.Comparison;
using Trading.Core.Costs;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics.Comparison;

public class TradeComparisonTests
{
    /// <summary>
    /// Five trades with nets 10, 3, 1, -10, -6 in the account. The backtest lacks the fourth, has another in its place that made 4, and
    /// sold the first for 1 less: -3 against -2 - (9 + 3 + 1 - 6 + 4 = 11) = -13.
    /// </summary>
    [Fact]
    public void Of_TwoLogs_CountsAndAddsUp()
    {
        var live = TestTrades.Five();
        var other = TestTrades.Of("ETH-USD", TestTrades.Slot.AddMs(50_000_000), 1, 100, 104);
        var backtest = new[] { live[0] with { Sold = new Money(111) }, live[1], live[2], live[4], other };

        var comparison = TradeComparison.Of(live, backtest, TimeSpan.FromMinutes(15), _ => default(FeeRates));

        Assert.Equal((4, 1, 1), (comparison.Matched, comparison.LiveOnly, comparison.BacktestOnly));
        Assert.Equal((-2m, 11m, -13m), (comparison.LiveNet.Amount, comparison.BacktestNet.Amount, comparison.Gap.Amount));
        Assert.Equal(GapTerms.Zero with { Signal = new Money(-14), Price = new Money(1) }, comparison.Terms);
        Assert.Equal(6, comparison.Gaps.Count);
        Assert.Equal(900, comparison.ToleranceSeconds);
    }

    [Fact]
    public void ReturnGapPct_MissedTrade_IsItsReturnLost()
    {
        var missed = TestTrades.Of("ETH-USD", TestTrades.Slot, 1, 100, 104);

        var gap = Assert.Single(TradeComparison.Of([], [missed], TimeSpan.Zero, _ => default).Gaps);

        Assert.Equal((-4m, -4m, null, 4m), (gap.ReturnGapPct, gap.Gap.Amount, gap.LiveReturnPct, gap.BacktestReturnPct));
        Assert.False(gap.IsMatched);
    }
}
