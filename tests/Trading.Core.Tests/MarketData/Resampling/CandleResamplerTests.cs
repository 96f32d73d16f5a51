using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.MarketData.Resampling;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.MarketData.Resampling;

public sealed class CandleResamplerTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 1);

    [Fact]
    public void Add_FourQuarterHours_MakesOneHour()
    {
        var hours = Resample(
            Interval.QuarterHour,
            Interval.OneHour,
            (0, new Candle(default, 10, 12, 9, 11, 1)),
            (15, new Candle(default, 11, 15, 10, 14, 2)),
            (30, new Candle(default, 14, 14, 7, 8, 3)),
            (45, new Candle(default, 8, 9, 8, 9, 4)));

        Assert.Equal(new Candle(Start, 10, 15, 7, 9, 10), Assert.Single(hours));
    }

    [Fact]
    public void Add_EmptyBucket_StaysMissing()
    {
        var hours = Resample(
            Interval.QuarterHour,
            Interval.OneHour,
            (45, new Candle(default, 1, 2, 1, 2, 1)),
            (135, new Candle(default, 3, 4, 3, 4, 5)));

        Assert.Equal([new Candle(Start, 1, 2, 1, 2, 1), new Candle(Start.AddMs(7_200_000), 3, 4, 3, 4, 5)], hours);
    }

    [Fact]
    public void Constructor_FinerThanSource_Throws() => Assert.Equal(
        "interval: 1m is finer than the source's 15m; expected 15m or a multiple of it",
        Assert.Throws<InputException>(() => new CandleResampler(Interval.QuarterHour, Interval.OneMinute)).Message);

    [Fact]
    public void Constructor_NotAMultiple_Throws() => Assert.Equal(
        "interval: 20m is not a multiple of the source's 15m",
        Assert.Throws<InputException>(() => new CandleResampler(Interval.QuarterHour, Interval.FromMinutes(20))).Message);

    [Fact]
    public void Add_MinutesByWayOfQuarterHours_IsTheSameAsDirectly()
    {
        var walk = Gen.Choose(0, 600).ListOf().Select(slots => slots.Distinct().Order().ToList());
        Properties.Check(walk, slots =>
        {
            var minutes = new CandleColumns();
            foreach (var slot in slots)
            {
                // Whole numbers, so that sums do not depend on their order.
                var price = 100 + (slot * 37 % 50);
                minutes.Append(new Candle(Start.AddMs(slot * 60_000L), price, price + 2, price - 2, price + 1, slot));
            }

            var quarters = Resample(minutes, Interval.OneMinute, Interval.QuarterHour);
            var hours = Resample(quarters, Interval.QuarterHour, Interval.OneHour);
            var direct = Resample(minutes, Interval.OneMinute, Interval.OneHour);
            return All(hours).SequenceEqual(All(direct)) && direct.Volume[..direct.Count].Sum() == slots.Sum();
        });
    }

    private static List<Candle> Resample(Interval source, Interval target, params ReadOnlySpan<(int Minute, Candle Candle)> rows)
    {
        var columns = new CandleColumns();
        foreach (var (minute, candle) in rows)
        {
            columns.Append(candle with { OpenTime = Start.AddMs(minute * 60_000L) });
        }

        return All(Resample(columns, source, target));
    }

    private static CandleColumns Resample(CandleColumns columns, Interval source, Interval target)
    {
        var into = new CandleColumns();
        var resampler = new CandleResampler(source, target);
        resampler.Add(columns, into);
        resampler.Flush(into);
        return into;
    }

    private static List<Candle> All(CandleColumns columns) => [.. Enumerable.Range(0, columns.Count).Select(i => columns[i])];
}
