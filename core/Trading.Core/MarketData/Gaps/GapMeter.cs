using Trading.Core.Market;

namespace Trading.Core.MarketData.Gaps;

/// <summary>
/// Measures gaps in a valid series, chunk by chunk. Holes are counted in quarter-hours so that one-minute and
/// fifteen-minute candles of the same market agree; a coarser source is counted in its own interval.
/// </summary>
public sealed class GapMeter(Interval interval)
{
    /// <summary>How many gaps a report lists: enough for any real series, bounded for any other.</summary>
    public const int GapsKeptMax = 10_000;

    private readonly Interval _bucket = BucketOf(interval);
    private readonly List<Gap> _gaps = [];
    private long _gapCount;
    private long _missing;
    private long _rows;
    private long _present;
    private long _firstMs;
    private long _lastMs;

    /// <summary>The unit in which holes are counted: a quarter-hour, or the interval where that is longer.</summary>
    public static Interval BucketOf(Interval interval) =>
        interval.Ms < Interval.QuarterHour.Ms ? Interval.QuarterHour : interval;

    /// <summary>Counts the next candles of the series.</summary>
    public void Add(CandleColumns candles)
    {
        for (var i = 0; i < candles.Count; i++)
        {
            Add(candles.OpenTimeMs[i]);
        }
    }

    public GapReport Report()
    {
        var total = _rows == 0 ? 0 : IndexOf(_lastMs) - IndexOf(_firstMs) + 1;
        return new(interval, _rows, _missing, _present, total, [.. _gaps.OrderBy(g => g.From)], _gapCount);
    }

    private void Add(long time)
    {
        if (_rows == 0)
        {
            _firstMs = time;
            _present = 1;
        }
        else
        {
            _present += IndexOf(time) != IndexOf(_lastMs) ? 1 : 0;
            if (time - _lastMs > interval.Ms)
            {
                AddGap(new Gap(new(_lastMs + interval.Ms), new(time), ((time - _lastMs) / interval.Ms) - 1));
            }
        }

        _rows++;
        _lastMs = time;
    }

    private void AddGap(in Gap gap)
    {
        _gapCount++;
        _missing += gap.MissingCandles;
        _gaps.Add(gap);
        if (_gaps.Count >= 2 * GapsKeptMax)
        {
            _gaps.Sort((a, b) => b.MissingCandles.CompareTo(a.MissingCandles));
            _gaps.RemoveRange(GapsKeptMax, _gaps.Count - GapsKeptMax);
        }
    }

    private long IndexOf(long time) => new Timestamp(time).Floor(_bucket).UnixMs / _bucket.Ms;
}
