using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Tests.Features;

/// <summary>What features must not depend on: where history began, how it was cut into calls, its interval, or the future.</summary>
public sealed class FeatureWindowInvarianceTests
{
    private const long HourMs = 3_600_000;
    private static readonly FeatureOptions Options = new(HoleSharePctMax: 10);

    [Theory]
    [InlineData("1m", 21, 0, 0)]
    [InlineData("1m", 22, 0.2, 0.0002)]
    [InlineData("5m", 23, 0.1, 0.0005)]
    [InlineData("15m", 24, 0, 0)]
    [InlineData("15m", 25, 0.02, 0.001)]
    [InlineData("1h", 26, 0.01, 0)]
    public void Values_ColdStartOnTheLast192Hours_HaveTheBitsOfALongHistory(string interval, ulong seed, double dropOne, double dropBlock)
    {
        var source = Interval.Parse(interval, "interval");
        var candles = TestCandles.Walk(seed, source, 700, dropOne, dropBlock);
        var running = new FeatureWindow(source, FeatureNeeds.Windowed, Options);
        var fed = 0;

        // Every phase of the hour, early and late, before and after the tapes have wrapped.
        for (var time = TestCandles.Start; time <= TestCandles.Start.AddMs(700 * HourMs); time = time.AddMs(900_000))
        {
            fed = Feed(running, candles, source, fed, time);
            if (time.UnixMs / 900_000 % 37 == 0)
            {
                var cold = new FeatureWindow(source, FeatureNeeds.Windowed, Options);
                var end = time.Floor(Interval.FromSeconds(Math.Max(900, source.Ms / 1000)));
                var last = TestCandles.Slice(candles, end.AddMs(-192 * HourMs), time);
                Feed(cold, last, source, 0, time);
                FeatureAssert.SameBits(running.Values, cold.Values, $"at {time}", nameof(FeatureValues.BarCount));
            }
        }
    }

    [Theory]
    [InlineData("1m", 31, 0)]
    [InlineData("1m", 32, 0.1)]
    [InlineData("5m", 33, 0.1)]
    public void Values_HoweverTheSeriesIsCut_HaveTheSameBits(string interval, ulong seed, double dropOne)
    {
        var source = Interval.Parse(interval, "interval");
        var candles = TestCandles.Walk(seed, source, 230, dropOne, 0.0005);
        var random = new SeededRandom(seed);
        var (byQuarter, byChance, atOnce) = (Window(source), Window(source), Window(source));
        var (fedByQuarter, fedByChance, fedAtOnce) = (0, 0, 0);
        for (var time = TestCandles.Start; time <= TestCandles.Start.AddMs(232 * HourMs); time = time.AddMs(900_000))
        {
            fedByQuarter = Feed(byQuarter, candles, source, fedByQuarter, time);
            var complete = candles.LowerBound(time.AddMs(1 - source.Ms));
            while (fedByChance < complete)
            {
                var to = Math.Min(complete, fedByChance + 1 + random.NextInt32(20));
                byChance.Advance(candles, fedByChance, to);
                fedByChance = to;
            }

            byChance.CloseTo(time);
            FeatureAssert.SameBits(byQuarter.Values, byChance.Values, $"at {time}");
            if (time.UnixMs / 900_000 % 53 == 0)
            {
                fedAtOnce = Feed(atOnce, candles, source, fedAtOnce, time);
                FeatureAssert.SameBits(byQuarter.Values, atOnce.Values, $"at {time}");
            }
        }
    }

    [Theory]
    [InlineData(41, 0, 0)]
    [InlineData(42, 0.3, 0.0001)]
    [InlineData(43, 0.9, 0.0001)]
    public void Values_OfMinutesAndOfTheirQuarterHours_AreEqual(ulong seed, double dropOne, double dropBlock)
    {
        var minutes = TestCandles.Walk(seed, Interval.OneMinute, 400, dropOne, dropBlock);
        var quarters = TestCandles.Resample(minutes, Interval.QuarterHour);
        var (fine, coarse) = (Window(Interval.OneMinute), Window(Interval.QuarterHour));
        var (fedFine, fedCoarse) = (0, 0);
        for (var time = TestCandles.Start; time <= TestCandles.Start.AddMs(400 * HourMs); time = time.AddMs(900_000))
        {
            fedFine = Feed(fine, minutes, Interval.OneMinute, fedFine, time);
            fedCoarse = Feed(coarse, quarters, Interval.QuarterHour, fedCoarse, time);
            FeatureAssert.Close(
                fine.Values, coarse.Values, $"at {time}", nameof(FeatureValues.BarCount), nameof(FeatureValues.LastCandleAt));
        }
    }

    [Fact]
    public void Values_OfMinutesAndOfTheirHours_AreEqualOnTheHour()
    {
        var minutes = TestCandles.Walk(44, Interval.OneMinute, 400);
        var hours = TestCandles.Resample(minutes, Interval.OneHour);
        var (fine, coarse) = (Window(Interval.OneMinute), Window(Interval.OneHour));
        var (fedFine, fedCoarse) = (0, 0);
        for (var time = TestCandles.Start; time <= TestCandles.Start.AddMs(400 * HourMs); time = time.AddMs(HourMs))
        {
            fedFine = Feed(fine, minutes, Interval.OneMinute, fedFine, time);
            fedCoarse = Feed(coarse, hours, Interval.OneHour, fedCoarse, time);
            FeatureAssert.Close(
                fine.Values, coarse.Values, $"at {time}", nameof(FeatureValues.BarCount), nameof(FeatureValues.Return15mPct));
            Assert.True(double.IsNaN(coarse.Values.Return15mPct));
        }
    }

    [Fact]
    public void Values_WhenTheFutureIsScrambled_DoNotChangeBeforeIt()
    {
        var candles = TestCandles.Walk(51, Interval.OneMinute, 260, 0.05, 0.0002);
        var random = new SeededRandom(52);
        for (var round = 0; round < 8; round++)
        {
            var scrambleAt = TestCandles.Start.AddMs((200 * HourMs) + (random.NextInt32(50 * 60) * 60_000L));
            var other = TestCandles.Slice(candles, TestCandles.Start, TestCandles.Start.AddMs(260 * HourMs));
            for (var i = other.LowerBound(scrambleAt); i < other.Count; i++)
            {
                other.High[i] = 1e6 * (1 + random.NextDouble());
                other.Low[i] = other.Close[i] = 1e-3 * (1 + random.NextDouble());
                other.Volume[i] = 1e9 * random.NextDouble();
            }

            var (left, right) = (Window(Interval.OneMinute), Window(Interval.OneMinute));
            var (fedLeft, fedRight) = (0, 0);
            for (var time = scrambleAt.AddMs(-3 * HourMs); time <= scrambleAt; time = time.AddMs(60_000))
            {
                fedLeft = Feed(left, candles, Interval.OneMinute, fedLeft, time);
                fedRight = Feed(right, other, Interval.OneMinute, fedRight, time);
                FeatureAssert.SameBits(left.Values, right.Values, $"at {time}");
            }
        }
    }

    [Fact]
    public void Values_AfterAGapLongerThanTheHistory_AreThoseOfAColdStart()
    {
        var before = TestCandles.Walk(61, Interval.QuarterHour, 300);
        var restart = TestCandles.Start.AddMs(600 * HourMs);
        var after = TestCandles.Walk(62, Interval.QuarterHour, 250, 0.02, start: restart);
        var (running, cold) = (Window(Interval.QuarterHour), Window(Interval.QuarterHour));
        running.Advance(before, 0, before.Count);
        running.CloseTo(restart.AddMs(-1));
        Assert.True(double.IsNaN(running.Values.Price));
        var (fedRunning, fedCold) = (0, 0);
        for (var time = restart.AddMs(HourMs); time <= restart.AddMs(250 * HourMs); time = time.AddMs(900_000))
        {
            fedRunning = Feed(running, after, Interval.QuarterHour, fedRunning, time);
            fedCold = Feed(cold, after, Interval.QuarterHour, fedCold, time);
            FeatureAssert.SameBits(cold.Values, running.Values, $"at {time}", nameof(FeatureValues.BarCount));
        }
    }

    private static FeatureWindow Window(Interval source) => new(source, FeatureNeeds.Windowed, Options);

    private static int Feed(FeatureWindow window, CandleColumns candles, Interval source, int fed, Timestamp time)
    {
        var complete = candles.LowerBound(time.AddMs(1 - source.Ms));
        window.Advance(candles, fed, complete);
        window.CloseTo(time);
        return complete;
    }
}
