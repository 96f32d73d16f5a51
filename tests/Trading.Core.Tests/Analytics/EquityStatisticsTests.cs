using Trading.Core.Analytics;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics;

public class EquityStatisticsTests
{
    [Fact]
    public void Of_ThreeDays_MatchesTheHand()
    {
        // Returns 3, -1 and 1 %: mean 1 %, sample deviation 2 %, downside sqrt(0.01^2 / 3); sqrt(365) = 19.1049731745428.
        var s = EquityStatistics.Of(TestRuns.Of(100, 103, 101.97m, 102.9897m));

        Assert.Equal(3, s.Days);
        Assert.Equal(2.9897, s.TotalReturnPct, 10);
        Assert.Equal(38.2099463490856, s.VolatilityPct!.Value, 9);
        Assert.Equal(9.5524865872714, s.Sharpe!.Value, 9);
        Assert.Equal(33.0907842155486, s.Sortino!.Value, 9);
        Assert.Equal(3502.285738540445, s.CagrPct!.Value, 6); // 1.029897^(365 / 3) - 1
        Assert.Equal(1m, s.MaxDrawdownPct); // 103 -> 101.97
        Assert.Equal(3502.285738540445, s.Calmar!.Value, 6);
        Assert.Equal(2, s.LongestDrawdownDays);
        Assert.Equal(2, s.MaxDrawdownDays);
    }

    [Fact]
    public void Of_NoLosingDay_HasNoSortinoAndNoCalmar()
    {
        // Returns 2, 0 and 1 %: mean and sample deviation are both 1 %.
        var s = EquityStatistics.Of(TestRuns.Of(100, 102, 102, 103.02m));

        Assert.Equal(19.1049731745428, s.Sharpe!.Value, 9);
        Assert.Equal(3633.5448657999978, s.CagrPct!.Value, 6);
        Assert.Null(s.Sortino);
        Assert.Null(s.Calmar);
        Assert.Equal(0m, s.MaxDrawdownPct);
        Assert.Equal(0, s.MaxDrawdownDays);
        Assert.Equal(0, s.LongestDrawdownDays);
    }

    [Fact]
    public void Of_FlatAccount_HasNoSharpe()
    {
        var s = EquityStatistics.Of(TestRuns.Of(100, 100, 100, 100));

        Assert.Null(s.Sharpe);
        Assert.Equal(0.0, s.VolatilityPct);
        Assert.Equal(0.0, s.TotalReturnPct);
        Assert.Equal(0.0, s.CagrPct!.Value, 12);
    }

    [Fact]
    public void Of_OneDay_HasNoDeviation()
    {
        var s = EquityStatistics.Of(TestRuns.Of(100, 101));

        Assert.Null(s.VolatilityPct);
        Assert.Null(s.Sharpe);
        Assert.Equal(1.0, s.TotalReturnPct, 10);
    }

    [Fact]
    public void Of_OneYear_CagrIsTheTotalReturn()
    {
        var navs = Enumerable.Range(1, 365).Select(i => 100m + (i / 10m)).ToArray();

        var s = EquityStatistics.Of(TestRuns.Of(100, navs));

        Assert.Equal(36.5, s.TotalReturnPct, 9);
        Assert.Equal(36.5, s.CagrPct!.Value, 9);
    }

    [Fact]
    public void Of_TwoFalls_TellsTheDeepestFromTheLongest()
    {
        // A week slightly under water, then one day at -20 % that recovers on the next.
        var s = EquityStatistics.Of(TestRuns.Of(100, 99, 99, 99, 99, 101, 80.8m, 90, 101, 100, 102));

        Assert.Equal(20m, s.MaxDrawdownPct);
        Assert.Equal(3, s.MaxDrawdownDays); // two below and the one that is back at 101
        Assert.Equal(4, s.LongestDrawdownDays);
    }

    [Fact]
    public void Of_FallThatLasts_IsAsLongAsTheSeries() =>
        Assert.Equal(4, EquityStatistics.Of(TestRuns.Of(100, 99, 98, 97, 98)).MaxDrawdownDays);

    [Fact]
    public void Of_Trades_TurnoverIsOverTheNavOfEachEntryAndAYear()
    {
        // 100 in and 110 out over 1,000, 200 and 180 over 2,000: 0.4 in two days.
        var run = TestRuns.Of(1000, 1000, 1000).With(
            TestTrades.Of("BTC-USD", TestRuns.Start, 1, 100, 110) with { NavBefore = new Money(1000) },
            TestTrades.Of("BTC-USD", TestRuns.Start, 1, 200, 180) with { NavBefore = new Money(2000) });

        Assert.Equal(0.4 * 365 / 2, EquityStatistics.Of(run).TurnoverPerYear!.Value, 9);
    }

    [Fact]
    public void DailyReturns_FirstDay_IsOverTheInitialNav()
    {
        var run = TestRuns.Of(100, 110, 99);

        Assert.Equal([0.1, -0.1], EquityStatistics.DailyReturns(run.InitialNav, run.Days).Select(r => Math.Round(r, 12)));
    }

    [Fact]
    public void Of_LostEverything_HasNoGrowthRate()
    {
        var run = TestRuns.Of(100, 50, 10) with { FinalNav = Money.Zero };

        Assert.Null(EquityStatistics.Of(run).CagrPct);
        Assert.Null(EquityStatistics.Of(run).Calmar);
    }

    [Fact]
    public void Months_NavSeries_ReturnOverTheMonthBefore()
    {
        var slice = TestRuns.Slice(Timestamp.Utc(2025, 1, 30), 100, 101, 110, 121, 99);

        var months = MonthReturn.Of(new Money(100), slice.Days);

        Assert.Equal(["2025-01", "2025-02"], months.Select(m => m.Month));
        Assert.Equal(10.0, months[0].ReturnPct, 10); // 100 -> 110
        Assert.Equal(-10.0, months[1].ReturnPct, 10); // 110 -> 99
    }
}
