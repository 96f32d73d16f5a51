using Trading.Core.Market;
using Trading.Runtime.Reporting;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Tests.Reporting.Plots;

/// <summary>Coordinates computed by hand: a character is 7 wide, a sign 10, a wide letter 11, a point 4.</summary>
public class PlotTests
{
    private static readonly Timestamp[] ThreeDays = [Timestamp.Utc(2025, 3, 1), Timestamp.Utc(2025, 3, 2), Timestamp.Utc(2025, 3, 3)];

    [Theory]
    [InlineData(0, 10)]
    [InlineData(5, 15)]
    [InlineData(20, 30)]
    [InlineData(-1, 9)]
    public void LinearScale_Value_LiesAsFarAlongTheRange(double value, double at) =>
        Assert.Equal(at, new LinearScale(0, 20, 10, 30).At(value), 12);

    [Fact]
    public void LinearScale_TurnedRange_RunsBackwards() => Assert.Equal(75, new LinearScale(0, 4, 100, 0).At(1), 12);

    [Fact]
    public void LinearScale_EmptyDomain_IsTheMiddle() => Assert.Equal(50, new LinearScale(3, 3, 0, 100).At(3));

    [Fact]
    public void SvgPath_Gap_LiftsThePen() =>
        Assert.Equal("M0 1L1 2M3 4.25", SvgPath.Through([0, 1, 2, 3], [1, 2, double.NaN, 4.254]));

    [Fact]
    public void SvgPath_Area_ClosesAtTheLevel() =>
        Assert.Equal("M0 9L0 1L5 2L5 9Z", SvgPath.Area([0, 5], [1, 2], 9));

    [Theory]
    [InlineData(-0.001, "0")]
    [InlineData(1.004, "1")]
    [InlineData(-12.346, "-12.35")]
    [InlineData(100, "100")]
    public void Number_Coordinates_HaveTwoDecimalsAndNoNegativeZero(double value, string text) =>
        Assert.Equal(text, SvgCanvas.Number(value));

    [Fact]
    public void LinePlot_ThreeDays_RunsFromTheAxisToTheRightEdge()
    {
        // Ticks 100, 105 .. 120 with labels of 3 x 7 + 6 = 27; height 260 x 0.85 + 30 for the legend = 251, the axis at 227.
        var drawing = Drawing.Of(new LinePlot(ThreeDays, [new LineSeries("run", LineStyle.Main, [100, 120, 110])], Numerals.Fixed, "USD"));

        Assert.Equal(["M27 227L188.5 30L350 128.5"], drawing.Paths("line s-main"));
        Assert.Equal((21, 231), drawing.At("100"));
        Assert.Equal((27, 244), drawing.At("1 Mar"));
        Assert.Empty(drawing.Paths("area"));
    }

    [Fact]
    public void LinePlot_Filled_ReachesToZeroAndShowsIt()
    {
        // Ticks -4, -3 .. 0.
        var drawing = Drawing.Of(new LinePlot(ThreeDays, [new LineSeries("run", LineStyle.Main, [0, -4, -2], IsFilled: true)], Numerals.Fixed, "%"));

        Assert.Equal(["M23 30L23 30L186.5 227L350 128.5L350 30Z"], drawing.Paths("area"));
    }

    [Fact]
    public void LinePlot_ManySeries_PutsTheLegendOnMoreRows()
    {
        LineSeries[] series = [.. new[] { "a rather long name", "another rather long name", "short" }.Select(n => new LineSeries(n, LineStyle.Main, [1, 2, 3]))];
        var drawing = Drawing.Of(new LinePlot(ThreeDays, series, Numerals.Fixed, "USD"));

        Assert.Equal([14, 32, 32], series.Select(s => drawing.At(s.Name).Y));
    }

    [Fact]
    public void LinePlot_SeriesWithoutAnyValue_DrawsTheOthers()
    {
        double[] none = [double.NaN, double.NaN, double.NaN];
        var drawing = Drawing.Of(new LinePlot(ThreeDays, [new LineSeries("run", LineStyle.Main, [1, 2, 3]), new LineSeries("none", LineStyle.Other, none)], Numerals.Fixed, ""));

        Assert.Equal([""], drawing.Paths("line s-other"));
        Assert.NotEqual([""], drawing.Paths("line s-main"));
    }

    [Fact]
    public void BarRows_GainAndLoss_StartAtZero()
    {
        // Names take 7 + 8, values 10 + 2 x 7 + 8: from 15 to 328 for -5 to 10, zero at 119.33.
        var drawing = Drawing.Of(new BarRows([Bar.Signed("a", 10, "+10"), Bar.Signed("b", -5, "\u22125")]));

        Assert.Equal([(119.33, 8, 208.67, 14), (15, 32, 104.33, 14)], drawing.Rects("bar"));
        Assert.Equal(["bar t-gain", "bar t-loss"], drawing.Classes("rect", "bar"));
        Assert.Equal((360, 18), drawing.At("+10"));
    }

    [Fact]
    public void BarRows_Waterfall_FloatsBetweenItsEnds()
    {
        var drawing = Drawing.Of(new BarRows([Bar.Signed("a", 10, "10"), new Bar("b", 10, 4, "\u22126", Tone.Loss), Bar.Signed("c", 4, "4")], IsWaterfall: true));

        // 15 to 335 for 0 to 10.
        Assert.Equal([(15, 8, 320, 14), (143, 32, 192, 14), (15, 56, 128, 14)], drawing.Rects("bar"));
    }

    [Fact]
    public void BarRows_LongName_IsCutAtHalfTheWidth()
    {
        var drawing = Drawing.Of(new BarRows([Bar.Signed(new string('x', 80), 1, "1")]));

        Assert.Equal(new string('x', 24) + "\u2026", drawing.Texts()[0]); // (180 - 7) / 7 = 24 characters
    }

    [Fact]
    public void ColumnPlot_GainAndLoss_StandOnZero()
    {
        // Ticks -1 .. 2, labels 10 + 7 + 6 = 23; columns of (356 - 23) / 3 = 111 with 9 % free on each side; zero at 178 - 154 / 3.
        var drawing = Drawing.Of(new ColumnPlot([Bar.Signed("a", 2, "2"), Bar.Signed("b", -1, "\u22121"), Bar.Signed("c", 0, "0")], Numerals.Fixed, "USD"));

        Assert.Equal([(32.99, 24, 91.02, 102.67), (143.99, 126.67, 91.02, 51.33)], drawing.Rects("bar"));
        Assert.Equal((78.5, 193), drawing.At("a"));
    }

    [Fact]
    public void ColumnPlot_MoreLabelsThanRoom_LeavesSomeOut()
    {
        Bar[] bars = [.. Enumerable.Range(0, 30).Select(i => Bar.Signed($"2025-{i:00}", i, $"{i}"))];
        var drawing = Drawing.Of(new ColumnPlot(bars, Numerals.Fixed, ""));

        // (356 - 20) / 30 = 11.2 a column, 7 x 7 + 4 = 53 a label: every fifth, and the last where it begins after the one before.
        Assert.Equal(["2025-00", "2025-05", "2025-10", "2025-15", "2025-20", "2025-25"], drawing.Texts().Where(t => t.StartsWith("2025", StringComparison.Ordinal)));
    }

    [Fact]
    public void HeatMap_Wide_HasARowAYear()
    {
        var drawing = Drawing.Of(Map(), 400);

        // Names take 4 x 7 + 8 = 36, cells the most they may: 110.
        Assert.Equal([(37, 21, 108, 24), (147, 21, 108, 24), (37, 47, 108, 24), (147, 47, 108, 24)], drawing.Rects("cell"));
        Assert.Equal(["cell t-gain", "cell t-loss", "cell t-plain", "cell empty"], drawing.Classes("rect", "cell"));
        Assert.Equal(["+2.0", "\u22121.0", "0.0"], drawing.Texts().Where(t => t.Contains('.', StringComparison.Ordinal)));
    }

    [Fact]
    public void HeatMap_TooNarrowForItsColumns_IsTurned()
    {
        var cells = Enumerable.Repeat(new HeatCell(1, "1"), 13).ToArray();
        var map = new HeatMap(["2024"], [.. Enumerable.Range(1, 13).Select(i => $"c{i}")], [cells]);

        Assert.Equal(20 + 26 + 2, map.HeightAt(1000));
        Assert.Equal(20 + (13 * 26) + 2, map.HeightAt(360));
        Assert.Equal(13, Drawing.Of(map).Rects("cell").Select(r => r.Y).Distinct().Count());
    }

    private static HeatMap Map() => new(
        ["2024", "2025"], ["Jan", "Feb"], [[new HeatCell(2, "+2.0"), new HeatCell(-1, "\u22121.0")], [new HeatCell(0, "0.0"), HeatCell.Empty]]);
}
