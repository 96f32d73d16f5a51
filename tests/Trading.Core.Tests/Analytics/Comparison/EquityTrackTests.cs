using Trading.Core.Analytics.Comparison;
using Trading.Core.Backtesting;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics.Comparison;

public class EquityTrackTests
{
    private static readonly NavMark Opening = new(TestRuns.Start, new Money(100));

    /// <summary>The mark at midnight ends the first day: 99. Its high of 110 at noon makes the fall 10 %.</summary>
    [Fact]
    public void Of_Marks_AreDaysThatEndAtMidnight()
    {
        var track = EquityTrack.Of(Opening, [At(0, 100), At(12, 110), At(24, 99), At(36, 105), At(48, 108.9m)], TestRuns.Start + TimeSpan.FromDays(2));

        Assert.Equal(2, track.Days);
        Assert.Equal([-0.01, 0.1], track.DailyReturns.Select(r => Math.Round(r, 12)));
        Assert.Equal(10, track.MaxDrawdownPct, 12);
    }

    /// <summary>101 come in at hour 30, which is neither gain nor high; 40 go out at hour 40, which is no fall.</summary>
    [Fact]
    public void Of_Transfers_AreNoResult()
    {
        var track = EquityTrack.Of(
            Opening,
            [At(24, 99), At(30, 200) with { Transferred = new Money(101) }, At(40, 160) with { Transferred = new Money(-40) }, At(48, 176)],
            TestRuns.Start + TimeSpan.FromDays(2));

        Assert.Equal([-0.01, 0.1], track.DailyReturns.Select(r => Math.Round(r, 12)));
        Assert.Equal(1, track.MaxDrawdownPct, 12);
    }

    [Fact]
    public void Of_RunAndItsMarks_AreTheSame()
    {
        var run = TestRuns.Of(100, 99, 108.9m, 95);

        var ofRun = EquityTrack.Of(run);
        var ofMarks = EquityTrack.Of(Opening, [At(24, 99), At(48, 108.9m), At(72, 95)], TestRuns.Start + TimeSpan.FromDays(3));

        Assert.Equal(ofRun.DailyReturns, ofMarks.DailyReturns);
        Assert.Equal((ofRun.Days, ofRun.MaxDrawdownPct), (ofMarks.Days, ofMarks.MaxDrawdownPct));
    }

    private static AccountMark At(int hours, decimal nav) => new(TestRuns.Start + TimeSpan.FromHours(hours), new Money(nav), Money.Zero);
}
