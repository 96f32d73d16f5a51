using Trading.Core.Market;
using Trading.Core.MarketData.Gaps;

namespace Trading.Core.Tests.MarketData.Gaps;

public sealed class GapMeterTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 1);

    [Fact]
    public void Report_TwoGaps_ListsAndCountsThem()
    {
        var report = Measure(Interval.QuarterHour, 0, 15, 60, 75, 105);

        Assert.Equal(5, report.Rows);
        Assert.Equal(3, report.MissingCandles);
        Assert.Equal(2, report.GapCount);
        Assert.Equal(
            [new Gap(Start.AddMs(30 * 60_000), Start.AddMs(60 * 60_000), 2), new Gap(Start.AddMs(90 * 60_000), Start.AddMs(105 * 60_000), 1)],
            report.Gaps);
        Assert.Equal(TimeSpan.FromMinutes(30), report.Largest!.Value.Length);
        Assert.Equal(3.0 / 8, report.HoleShare);
    }

    [Fact]
    public void HoleShare_MinutesMissingWithinAQuarterHour_IsNoHole()
    {
        var report = Measure(Interval.OneMinute, 0, 7, 16, 44);

        Assert.Equal(0, report.HoleShare);
        Assert.Equal(41, report.MissingCandles);
    }

    [Fact]
    public void HoleShare_MinutesAndQuarterHoursOfOneMarket_Agree()
    {
        // A trade in minutes 3, 17, 18, 61 and 125: quarter-hours 0, 1, 4 and 8 of 0 to 8.
        var minutes = Measure(Interval.OneMinute, 3, 17, 18, 61, 125);
        var quarters = Measure(Interval.QuarterHour, 0, 15, 60, 120);

        Assert.Equal(5.0 / 9, quarters.HoleShare);
        Assert.Equal(quarters.HoleShare, minutes.HoleShare);
        Assert.Equal(quarters.TotalBuckets, minutes.TotalBuckets);
    }

    [Fact]
    public void HoleShare_HourlySource_IsCountedInHours()
    {
        var report = Measure(Interval.OneHour, 0, 60, 180);

        Assert.Equal(4, report.TotalBuckets);
        Assert.Equal(0.25, report.HoleShare);
    }

    [Fact]
    public void Report_NoCandles_IsEmpty()
    {
        var report = new GapMeter(Interval.OneMinute).Report();

        Assert.Equal(0, report.HoleShare);
        Assert.Null(report.Largest);
    }

    [Fact]
    public void Add_InChunks_IsTheSameAsAtOnce()
    {
        var meter = new GapMeter(Interval.QuarterHour);
        meter.Add(At(0, 15));
        meter.Add(At(60));

        Assert.Equal(new Gap(Start.AddMs(30 * 60_000), Start.AddMs(60 * 60_000), 2), Assert.Single(meter.Report().Gaps));
    }

    [Fact]
    public void Report_MoreGapsThanKept_KeepsTheLongestAndCountsAll()
    {
        var columns = new CandleColumns();
        for (var i = 0; i < 25_000; i++)
        {
            columns.Append(new Candle(Start.AddMs((i * 120_000L) + (i >= 100 ? 600_000 : 0)), 1, 1, 1, 1, 1));
        }

        var meter = new GapMeter(Interval.OneMinute);
        meter.Add(columns);
        var report = meter.Report();

        Assert.Equal(24_999, report.GapCount);
        Assert.Equal(24_999 + 10, report.MissingCandles);
        Assert.InRange(report.Gaps.Count, GapMeter.GapsKeptMax, 2 * GapMeter.GapsKeptMax);
        Assert.Equal(11, report.Largest!.Value.MissingCandles);
    }

    private static GapReport Measure(Interval interval, params ReadOnlySpan<int> minutes)
    {
        var meter = new GapMeter(interval);
        meter.Add(At(minutes));
        return meter.Report();
    }

    private static CandleColumns At(params ReadOnlySpan<int> minutes)
    {
        var columns = new CandleColumns();
        foreach (var minute in minutes)
        {
            columns.Append(new Candle(Start.AddMs(minute * 60_000L), 1, 1, 1, 1, 1));
        }

        return columns;
    }
}
