using Trading.Core.Analytics;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics;

public class TradeStatisticsTests
{
    [Fact]
    public void Of_FiveTrades_MatchesTheHand()
    {
        var s = TradeStatistics.Of(TestTrades.Five());

        Assert.Equal(5, s.Trades);
        Assert.Equal(60m, s.WinRatePct);
        Assert.Equal(0.6m, s.MeanReturnPct); // (10 + 3 + 1 - 5 - 6) / 5
        Assert.Equal(1m, s.MedianReturnPct);
        Assert.Equal(1.6m / 3, s.MeanR); // (10 / 5 + 3 / 5 - 10 / 10) / 3
        Assert.Equal(0.6m, s.MedianR);
        Assert.Equal(new Money(-0.4m), s.Expectancy); // (10 + 3 + 1 - 10 - 6) / 5
        Assert.Equal(0.875m, s.ProfitFactor); // 14 / 16
        Assert.Equal(4m / 600 * 10_000, s.EdgePerTradeBps!.Value, 10);
        Assert.Equal(100m, s.CostPerTradeBps); // 6 / 600
        Assert.Equal(292m / 1203 * 100, s.MakerSharePct!.Value, 10);
        Assert.Equal(3, s.LongestWinStreak);
        Assert.Equal(2, s.LongestLossStreak);
        Assert.Equal(4.0, s.MeanHoldHours);
        Assert.Equal(3.0, s.MedianHoldHours);
    }

    [Fact]
    public void Of_FourTrades_MedianIsTheMeanOfTheMiddleTwo() =>
        Assert.Equal(-1m, TradeStatistics.Of([.. TestTrades.Five().Where((_, i) => i != 2)]).MedianReturnPct); // -6, -5, 3, 10

    [Fact]
    public void Of_NoTrades_HasNoFigures()
    {
        var s = TradeStatistics.Of([]);

        Assert.Equal(0, s.Trades);
        Assert.Null(s.WinRatePct);
        Assert.Null(s.MeanReturnPct);
        Assert.Null(s.MedianReturnPct);
        Assert.Null(s.MeanR);
        Assert.Null(s.MedianR);
        Assert.Null(s.Expectancy);
        Assert.Null(s.ProfitFactor);
        Assert.Null(s.EdgePerTradeBps);
        Assert.Null(s.CostPerTradeBps);
        Assert.Null(s.MakerSharePct);
        Assert.Null(s.MeanHoldHours);
        Assert.Null(s.MedianHoldHours);
        Assert.Equal(0, s.LongestWinStreak + s.LongestLossStreak);
    }

    [Fact]
    public void Of_NoLoss_HasNoProfitFactor() =>
        Assert.Null(TradeStatistics.Of([TestTrades.Five()[0]]).ProfitFactor);

    [Fact]
    public void Of_OnlyLosses_HasProfitFactorZero()
    {
        var s = TradeStatistics.Of([TestTrades.Five()[3]]);

        Assert.Equal(0m, s.ProfitFactor);
        Assert.Equal(0m, s.WinRatePct);
    }

    [Fact]
    public void Of_BreakEvenTrade_IsNeitherWinNorLossAndEndsBothStreaks()
    {
        var win = TestTrades.Of("BTC-USD", TestTrades.Slot, 1, 100, 110);
        var even = TestTrades.Of("BTC-USD", TestTrades.Slot, 1, 100, 101, 1);

        var s = TradeStatistics.Of([win, even, win]);

        Assert.Equal(200m / 3, s.WinRatePct!.Value, 10);
        Assert.Equal(1, s.LongestWinStreak);
        Assert.Equal(0, s.LongestLossStreak);
        Assert.Null(s.ProfitFactor);
    }
}
