using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Features;

public sealed class FeatureWindowTests
{
    private const long HourMs = 3_600_000;
    private static readonly FeatureOptions Options = new(HoleSharePctMax: 10, SmaFastBars: 3, SmaSlowBars: 7);

    [Fact]
    public void Values_BeforeTheFirstCandle_AreUnavailable()
    {
        var window = new FeatureWindow(Interval.QuarterHour, FeatureNeeds.All, Options);
        window.CloseTo(TestCandles.Start);
        Assert.True(double.IsNaN(window.Values.Price));
        Assert.True(double.IsNaN(window.Values.RealisedVolPct));
        Assert.True(window.Values.HasDataGap);
        Assert.Equal(Timestamp.MinValue, window.Values.LastCandleAt);
        Assert.Equal(0, window.Values.BarCount);
    }

    [Fact]
    public void Values_OfHandMadeHours_AreThoseOfTheTextbook()
    {
        // 25 hours at 100 with one unit of volume, then one that rises to 110 on six units.
        var candles = new CandleColumns();
        for (var i = 0; i < 26 * 4; i++)
        {
            var isLast = i >= 25 * 4;
            candles.Append(new Candle(
                TestCandles.Start.AddMs(i * 900_000L), 100, isLast ? 112 : 101, isLast ? 98 : 99, isLast ? 110 : 100, isLast ? 1.5 : 0.25));
        }

        var window = Fed(candles, Interval.QuarterHour, FeatureNeeds.Windowed, 26);
        ref readonly var v = ref window.Values;
        Assert.Equal(110, v.Price);
        Assert.Equal(0, v.Return15mPct);
        Assert.Equal(10, v.Return60mPct, 1e-12);
        Assert.Equal(10, v.Return24hPct, 1e-12);
        Assert.Equal(6, v.VolumeRatio, 1e-12);
        Assert.Equal(29, v.BaseVolume24h, 1e-12);
        Assert.Equal((23 * 100) + (6 * (112 + 98 + 110) / 3.0), v.QuoteVolume24h, 1e-9);
        Assert.Equal(v.QuoteVolume24h / 29, v.Vwap24h, 1e-9);
        Assert.Equal(112, v.High24h);
        Assert.Equal(98, v.Low24h);
        Assert.Equal(98, v.Low60m);
        Assert.Equal(112, v.High60m);
        Assert.Equal(((13 * 2) + 14) / 14.0 / 110 * 100, v.AtrPct, 1e-12);
        Assert.Equal(100, v.Rsi14);
        Assert.Equal(50, v.Rsi14Prev);
        Assert.Equal(100.5, v.Mean20h, 1e-12);
        Assert.Equal(9.5 / Math.Sqrt(5), v.ZScore20h, 1e-9);
        Assert.Equal(1 / 12.0, v.TrendConsistency12h, 1e-12);
        Assert.False(v.HigherLow);
        Assert.True(double.IsNaN(v.Ema21));
        Assert.True(v.HasDataGap);
    }

    [Fact]
    public void VolatilityPct_OverAnInterval_IsTheYearlyOneOverTheRootOfTime()
    {
        var values = FeatureValues.Unavailable;
        values.RealisedVolPct = Math.Sqrt(8760);
        Assert.Equal(1, values.VolatilityPct(Interval.OneHour), 1e-12);
        Assert.Equal(0.5, values.VolatilityPct(Interval.QuarterHour), 1e-12);
    }

    [Fact]
    public void Values_BetweenQuarterHours_HaveTheNewestPriceAndTheLastWindows()
    {
        var candles = TestCandles.Walk(70, Interval.OneMinute, 200);
        var window = new FeatureWindow(Interval.OneMinute, FeatureNeeds.Windowed, Options);
        window.Advance(candles, 0, 190 * 60);
        window.CloseTo(TestCandles.Start.AddMs(190 * HourMs));
        var before = window.Values;
        window.Advance(candles, 190 * 60, (190 * 60) + 7);
        window.CloseTo(TestCandles.Start.AddMs((190 * HourMs) + (7 * 60_000)));
        FeatureAssert.SameBits(
            before, window.Values, "7 minutes on", nameof(FeatureValues.Price), nameof(FeatureValues.LastCandleAt), nameof(FeatureValues.BarCount));
        Assert.Equal(candles.Close[(190 * 60) + 6], window.Values.Price);
        Assert.Equal(TestCandles.Start.AddMs(190 * HourMs), window.Values.WindowEnd);
    }

    [Theory]
    [InlineData(FeatureNeeds.Returns, nameof(FeatureValues.Return24hPct))]
    [InlineData(FeatureNeeds.Volume, nameof(FeatureValues.VolumeRatio))]
    [InlineData(FeatureNeeds.Range, nameof(FeatureValues.High24h))]
    [InlineData(FeatureNeeds.Atr, nameof(FeatureValues.AtrPctMedian7d))]
    [InlineData(FeatureNeeds.Rsi, nameof(FeatureValues.Rsi14))]
    [InlineData(FeatureNeeds.Ema, nameof(FeatureValues.Ema21))]
    [InlineData(FeatureNeeds.Mean, nameof(FeatureValues.ZScore20h))]
    [InlineData(FeatureNeeds.Volatility, nameof(FeatureValues.RealisedVolPct))]
    [InlineData(FeatureNeeds.Trend, nameof(FeatureValues.TrendConsistency12h))]
    public void Values_OfOneNeededGroup_AreThoseOfAllAndNoOthers(FeatureNeeds needs, string field)
    {
        var candles = TestCandles.Walk(71, Interval.QuarterHour, 200);
        object all = Fed(candles, Interval.QuarterHour, FeatureNeeds.Windowed, 200).Values;
        object one = Fed(candles, Interval.QuarterHour, needs, 200).Values;
        var computed = 0;
        foreach (var f in typeof(FeatureValues).GetFields().Where(f => f.FieldType == typeof(double)))
        {
            var value = (double)f.GetValue(one)!;
            Assert.True(double.IsNaN(value) || value.Equals(f.GetValue(all)), f.Name);
            computed += double.IsNaN(value) ? 0 : 1;
        }

        Assert.False(double.IsNaN((double)typeof(FeatureValues).GetField(field)!.GetValue(one)!));

        // Price and the two hole shares come with every group; no group has more than four values of its own.
        Assert.InRange(computed, 4, 7);
    }

    [Theory]
    [InlineData("6h")]
    [InlineData("1d")]
    [InlineData("7m")]
    public void Values_OfCandlesThatMakeNoHours_HavePriceAndAveragesOnly(string interval)
    {
        var source = Interval.Parse(interval, "interval");
        var candles = TestCandles.Walk(72, source, 2000);
        var window = Fed(candles, source, FeatureNeeds.All, 2000);
        Assert.Equal(candles.Close[candles.Count - 1], window.Values.Price);
        Assert.True(window.Values.HasDataGap);
        Assert.True(double.IsNaN(window.Values.Return24hPct));
        Assert.Equal(candles.Count, window.Values.BarCount);
    }

    [Fact]
    public void Advance_CandleBeforeTheLast_Throws()
    {
        var candles = TestCandles.Walk(73, Interval.QuarterHour, 10);
        var window = new FeatureWindow(Interval.QuarterHour, FeatureNeeds.All, Options);
        window.Advance(candles, 0, 20);
        var error = Assert.Throws<InvalidOperationException>(() => window.Advance(candles, 19, 21));
        Assert.Contains("2024-03-01T04:45:00Z", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Advance_CandleOfAClosedQuarterHour_Throws()
    {
        var candles = TestCandles.Walk(74, Interval.OneMinute, 2);
        var window = new FeatureWindow(Interval.OneMinute, FeatureNeeds.Windowed, Options);
        window.Advance(candles, 0, 20);
        window.CloseTo(TestCandles.Start.AddMs(HourMs));
        Assert.Throws<InvalidOperationException>(() => window.Advance(candles, 20, 21));
    }

    [Fact]
    public void Advance_CandleOffItsGrid_Throws()
    {
        var candles = new CandleColumns();
        candles.Append(new Candle(TestCandles.Start.AddMs(1), 1, 1, 1, 1, 1));
        var window = new FeatureWindow(Interval.OneMinute, FeatureNeeds.Windowed, Options);
        Assert.Throws<ArgumentException>(() => window.Advance(candles, 0, 1));
    }

    [Theory]
    [InlineData("1m", FeatureNeeds.All)]
    [InlineData("15m", FeatureNeeds.All)]
    [InlineData("15m", FeatureNeeds.Sma)]
    public void Advance_AnyNumberOfCandles_AllocatesNothing(string interval, FeatureNeeds needs)
    {
        var source = Interval.Parse(interval, "interval");
        var candles = TestCandles.Walk(75, source, 900, 0.05, 0.001);
        var half = candles.Count / 2;

        Assert.Equal(0, Allocations.Of(() =>
        {
            var window = new FeatureWindow(source, needs, Options);
            window.Advance(candles, 0, half);
            return () =>
            {
                for (var i = half; i < candles.Count; i++)
                {
                    window.Advance(candles, i, i + 1);
                    window.CloseTo(new Timestamp(candles.OpenTimeMs[i] + source.Ms));
                }
            };
        }));
    }

    private static FeatureWindow Fed(CandleColumns candles, Interval source, FeatureNeeds needs, int hours)
    {
        var window = new FeatureWindow(source, needs, Options);
        window.Advance(candles, 0, candles.Count);
        window.CloseTo(TestCandles.Start.AddMs(hours * HourMs));
        return window;
    }
}
