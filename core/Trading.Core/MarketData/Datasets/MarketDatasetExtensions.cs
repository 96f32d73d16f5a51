using Trading.Core.Market;
using Trading.Core.MarketData.Resampling;

namespace Trading.Core.MarketData.Datasets;

/// <summary>Reading a dataset at an interval it may not hold.</summary>
public static class MarketDatasetExtensions
{
    /// <summary>
    /// The candles that open in [<paramref name="from"/>, <paramref name="to"/>) at the interval: as stored, or else made
    /// of the coarsest stored interval that divides it. A coarse candle whose open lies in the range is whole, except that
    /// the end of the data may cut the last one short.
    /// </summary>
    /// <exception cref="InputException">No such product, or no stored interval from which to make this one.</exception>
    public static ICandleCursor OpenCandlesResampled(
        this IMarketDataset dataset, ProductId product, Interval interval, Timestamp from, Timestamp to)
    {
        var source = SourceInterval(dataset.Manifest, product, interval);
        return source == interval
            ? dataset.OpenCandles(product, interval, from, to)
            : new ResamplingCursor(
                dataset.OpenCandles(product, source, Ceiling(from, interval), Ceiling(to, interval)),
                new CandleResampler(source, interval));
    }

    /// <summary>The stored interval that <see cref="OpenCandlesResampled"/> reads.</summary>
    /// <exception cref="InputException">No such product, or no stored interval from which to make this one.</exception>
    public static Interval SourceInterval(this DatasetManifest manifest, ProductId product, Interval interval)
    {
        var entry = manifest.Get(product);
        var source = entry.Candles.LastOrDefault(c => interval.Ms % c.Interval.Ms == 0);
        if (source is not null)
        {
            return source.Interval;
        }

        // Says which it is: finer than everything there, or not a multiple of any.
        _ = entry.Candles.IsEmpty ? null : new CandleResampler(entry.Candles[0].Interval, interval);
        return manifest.Get(product, interval).Interval;
    }

    private static Timestamp Ceiling(Timestamp time, Interval interval)
    {
        if (time == Timestamp.MinValue || time == Timestamp.MaxValue)
        {
            return time;
        }

        var floor = time.Floor(interval);
        return floor == time ? time : floor.AddMs(interval.Ms);
    }
}
