using Trading.Core.Market;

namespace Trading.Core.Tests.Features;

/// <summary>Random walks for tests, with or without holes.</summary>
internal static class TestCandles
{
    public static readonly Timestamp Start = Timestamp.Utc(2024, 3, 1);

    /// <summary>A random walk of <paramref name="hours"/> hours; candles are dropped one by one and in long blocks.</summary>
    public static CandleColumns Walk(
        ulong seed, Interval interval, int hours, double dropOne = 0, double dropBlock = 0, Timestamp? start = null)
    {
        var random = new SeededRandom(seed);
        var candles = new CandleColumns();
        var price = 100.0;
        var blockLeft = 0;
        var step = 0.6 * Math.Sqrt(interval.Ms / 3_600_000.0) / 100;
        var count = (int)(hours * 3_600_000L / interval.Ms);
        for (var i = 0; i < count; i++)
        {
            var open = price;
            var close = Math.Round(open * (1 + (step * random.NextNormal())), 4);
            var high = Math.Max(open, close) * (1 + (step / 2 * random.NextDouble()));
            var low = Math.Min(open, close) * (1 - (step / 2 * random.NextDouble()));
            var volume = random.NextDouble() * 10;
            price = close;
            if (blockLeft == 0 && random.NextDouble() < dropBlock)
            {
                blockLeft = (int)((1 + random.NextInt32(40)) * 900_000L / interval.Ms);
            }

            var isDropped = blockLeft > 0 || random.NextDouble() < dropOne;
            blockLeft = Math.Max(0, blockLeft - 1);
            if (!isDropped)
            {
                candles.Append(new Candle((start ?? Start).AddMs(i * interval.Ms), open, high, low, close, volume));
            }
        }

        return candles;
    }

    /// <summary>Every candle resampled to a coarser interval by the plain rule; a bucket without candles stays missing.</summary>
    public static CandleColumns Resample(CandleColumns source, Interval interval)
    {
        var result = new CandleColumns();
        var all = Enumerable.Range(0, source.Count).Select(i => source[i]);
        foreach (var bucket in all.GroupBy(c => c.OpenTime.Floor(interval)))
        {
            result.Append(new Candle(
                bucket.Key, bucket.First().Open, bucket.Max(c => c.High), bucket.Min(c => c.Low), bucket.Last().Close, bucket.Sum(c => c.Volume)));
        }

        return result;
    }

    /// <summary>Those candles that open in [from, to).</summary>
    public static CandleColumns Slice(CandleColumns source, Timestamp from, Timestamp to)
    {
        var result = new CandleColumns();
        for (var i = source.LowerBound(from); i < source.LowerBound(to); i++)
        {
            result.Append(source[i]);
        }

        return result;
    }
}
