using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

public class EquityRecorderTests
{
    private static readonly Timestamp From = TestRuns.Start;

    [Fact]
    public void Record_MarkAtMidnight_BelongsToTheDayItEnds()
    {
        var recorder = Recorder((0, 1000), (12, 1010), (24, 1020), (24.25, 1030), (48, 1040), (60, 1050));

        Assert.Equal(
            [
                new DayPoint(From, new Money(1020), 24),
                new DayPoint(From + TimeSpan.FromDays(1), new Money(1040), 48),
                new DayPoint(From + TimeSpan.FromDays(2), new Money(1050), 60),
            ],
            recorder.Finish());
    }

    [Fact]
    public void Record_OpeningAtMidnight_IsNoDayOfTheRun()
    {
        var recorder = Recorder((0, 1000), (24, 1020));

        Assert.Equal(new DayPoint(From, new Money(1020), 24), Assert.Single(recorder.Finish()));
        Assert.Equal(0.0, recorder.ReferenceAtStart);
    }

    [Fact]
    public void Record_Falls_KeepsTheDeepestOverAllMarks()
    {
        // 1,000 -> 1,100 -> 990 is 10 %; 1,200 -> 1,020 is 15 %, and none of it is seen at the ends of days.
        var recorder = Recorder((0, 1000), (1, 1100), (2, 990), (3, 1200), (4, 1020), (5, 1190), (24, 1200));

        Assert.Equal(new Drawdown(15, Hour(3), Hour(4), new Money(1200)), recorder.Deepest);
        Assert.Equal(new NavMark(Hour(3), new Money(1200)), recorder.Highest);
        Assert.Equal(new NavMark(Hour(2), new Money(990)), recorder.Lowest);
    }

    [Fact]
    public void Record_FallFromTheOpening_CountsFromIt() =>
        Assert.Equal(new Drawdown(5, From, Hour(1), new Money(1000)), Recorder((0, 1000), (1, 950)).Deepest);

    [Fact]
    public void Record_NeverBelow_HasNoDrawdown() => Assert.Equal(default, Recorder((0, 1000), (1, 1000), (2, 1001)).Deepest);

    [Fact]
    public void Record_Exposure_IsTheMeanOverAllMarksFlatOnesToo()
    {
        var recorder = new EquityRecorder(new Money(1000), From);
        Assert.Equal(0.0, recorder.MeanExposurePct);

        // 25 % of NAV invested at one of two marks.
        var flat = CycleState.Open(new Money(1000), From);
        recorder.Record(flat, From, 0);
        recorder.Record(
            CycleState.Open(new Money(900), From) with { Positions = [TestPositions.EnteredBy("x", Regime.Chop)], Nav = new Money(1200) },
            Hour(1),
            0);

        Assert.Equal(12.5, recorder.MeanExposurePct, 12);
        Assert.Equal(2, recorder.Marks);
    }

    private static EquityRecorder Recorder(params (double Hour, decimal Nav)[] marks)
    {
        var recorder = new EquityRecorder(new Money(1000), From);
        foreach (var (hour, nav) in marks)
        {
            recorder.Record(CycleState.Open(new Money(nav), From), Hour(hour), hour);
        }

        return recorder;
    }

    private static Timestamp Hour(double hours) => From + TimeSpan.FromHours(hours);
}
