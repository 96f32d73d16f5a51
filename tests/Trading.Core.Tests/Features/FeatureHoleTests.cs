using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Tests.Features;

/// <summary>Missing quarter-hours against the policy's share, either side of the limit.</summary>
public sealed class FeatureHoleTests
{
    private const long HourMs = 3_600_000;
    private const int Hours = 200;

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void Values_HolesInADay_EndDailyFeaturesAboveTenPercent(int holes, bool isAvailable)
    {
        // 96 quarter-hours: 9 missing are 9.4 %, 10 are 10.4 %. None within the last hours, so short windows are whole.
        var v = WithHoles(holes, firstHoleHoursAgo: 23.5, holeSharePctMax: 10);
        Assert.Equal(isAvailable, !double.IsNaN(v.High24h));
        Assert.Equal(isAvailable, !double.IsNaN(v.Return24hPct));
        Assert.Equal(isAvailable, !double.IsNaN(v.Vwap24h));
        Assert.Equal(!isAvailable, v.HasDataGap);
        Assert.Equal(100.0 * holes / 96, v.HoleShare24hPct, 1e-12);
        Assert.Equal(100.0 * holes / 672, v.HoleShare168hPct, 1e-12);
        Assert.False(double.IsNaN(v.Return60mPct));
        Assert.False(double.IsNaN(v.RealisedVolPct));
        Assert.False(double.IsNaN(v.AtrPct));
    }

    [Theory]
    [InlineData(67, true)]
    [InlineData(68, false)]
    public void Values_HolesInAWeek_EndWeeklyFeaturesAboveTenPercent(int holes, bool isAvailable)
    {
        var v = WithHoles(holes, firstHoleHoursAgo: 160, holeSharePctMax: 10);
        Assert.Equal(isAvailable, !double.IsNaN(v.RealisedVolPct));
        Assert.Equal(isAvailable, !double.IsNaN(v.Ema21));
        Assert.Equal(isAvailable, !double.IsNaN(v.AtrPctMedian7d));
        Assert.Equal(isAvailable, !double.IsNaN(v.Return168hPct));
        Assert.False(double.IsNaN(v.High24h));
    }

    [Theory]
    [InlineData(24, false)]
    [InlineData(25, true)]
    public void Values_OneQuarterMissingInTheLastHour_NeedsAShareOfAQuarter(double holeSharePctMax, bool isAvailable)
    {
        var v = WithHoles(1, firstHoleHoursAgo: 0.75, holeSharePctMax);
        Assert.Equal(isAvailable, !double.IsNaN(v.Return60mPct));
        Assert.False(double.IsNaN(v.Return15mPct));
    }

    [Fact]
    public void Values_LastQuarterMissing_HasNoQuarterReturnAndKeepsThePrice()
    {
        var v = WithHoles(1, firstHoleHoursAgo: 0.25, holeSharePctMax: 30);
        Assert.True(double.IsNaN(v.Return15mPct));
        Assert.False(double.IsNaN(v.Return60mPct));
        Assert.False(double.IsNaN(v.Price));
        Assert.Equal(TestCandles.Start.AddMs((Hours * HourMs) - 900_000), v.LastCandleAt);
    }

    [Fact]
    public void Values_OfAYoungListing_AppearAsTheirWindowsFill()
    {
        // 10 % of 24 h may be missing: 86.4 of 96 quarter-hours must have passed; of 168 h, 604.8 of 672.
        var candles = TestCandles.Walk(82, Interval.QuarterHour, Hours);
        var window = new FeatureWindow(Interval.QuarterHour, FeatureNeeds.Windowed, new FeatureOptions(10));
        var (firstDay, firstWeek) = (0, 0);
        for (var i = 0; i < candles.Count; i++)
        {
            window.Advance(candles, i, i + 1);
            window.CloseTo(new Timestamp(candles.OpenTimeMs[i] + 900_000));
            firstDay += double.IsNaN(window.Values.High24h) ? 1 : 0;
            firstWeek += double.IsNaN(window.Values.RealisedVolPct) ? 1 : 0;
        }

        Assert.Equal(86, firstDay);
        Assert.Equal(604, firstWeek);
    }

    private static FeatureValues WithHoles(int holes, double firstHoleHoursAgo, double holeSharePctMax)
    {
        var all = TestCandles.Walk(81, Interval.QuarterHour, Hours);
        var end = TestCandles.Start.AddMs(Hours * HourMs);
        var gap = end.AddMs(-(long)(firstHoleHoursAgo * HourMs));
        var window = new FeatureWindow(Interval.QuarterHour, FeatureNeeds.Windowed, new FeatureOptions(holeSharePctMax));
        var before = TestCandles.Slice(all, TestCandles.Start, gap);
        var after = TestCandles.Slice(all, gap.AddMs(holes * 900_000L), end);
        window.Advance(before, 0, before.Count);
        window.Advance(after, 0, after.Count);
        window.CloseTo(end);
        return window.Values;
    }
}
