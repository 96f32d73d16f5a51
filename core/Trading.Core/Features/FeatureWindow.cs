using Trading.Core.Market;

namespace Trading.Core.Features;

/// <summary>
/// The features of one product, kept up to date candle by candle. Feed it the complete candles in order, tell it the time, read
/// <see cref="Values"/>. Every windowed feature is a function of the last 192 hours alone: a cold start with those hours,
/// years of history and another machine give the same bits; the same market in 1 m, 15 m or 1 h candles the same values to 1e-9.
/// </summary>
/// <remarks>
/// Windows are made of quarter-hour buckets in absolute UTC time, and of hours of four buckets that end at the last of them.
/// Candles that no whole number of quarter-hours up to an hour is made of (6 h, 1 d) have a price and averages over candles only.
/// </remarks>
public sealed class FeatureWindow
{
    private const long QuarterMs = 900_000;
    private const long HourMs = 3_600_000;
    private const long PriceAgeMsMax = PresenceLog.HistoryHours * HourMs;

    private readonly long _sourceMs;
    private readonly long _bucketMs;
    private readonly HourGrid? _grid;
    private readonly BucketBuilder? _builder;
    private readonly SmaPair? _sma;
    private readonly FeatureValues[] _rows;
    private readonly int _row;
    private long _lastOpenMs = long.MinValue;
    private long _readUpTo = long.MinValue;

    /// <param name="source">Length of the candles that will come.</param>
    /// <param name="board">Where the values are kept, so that nobody copies them there each cycle; null for a place of its own.</param>
    /// <param name="row">The product's row on the board.</param>
    /// <exception cref="ArgumentOutOfRangeException">Averages are needed but their lengths make no pair.</exception>
    public FeatureWindow(Interval source, FeatureNeeds needs, FeatureOptions options, FeatureBoard? board = null, int row = 0)
    {
        _rows = (board ?? new FeatureBoard(1)).Values;
        _row = row;
        _sourceMs = source.Ms;
        _bucketMs = LeastCommonMultiple(source.Ms, QuarterMs);
        if ((needs & FeatureNeeds.Sma) != FeatureNeeds.None)
        {
            _sma = new SmaPair(options.SmaFastBars, options.SmaSlowBars);
        }

        ref var values = ref _rows[row];
        values = FeatureValues.Unavailable;
        values.HasDataGap = (needs & FeatureNeeds.Windowed) != FeatureNeeds.None;
        if (values.HasDataGap && HourMs % _bucketMs == 0)
        {
            _grid = new HourGrid((int)(HourMs / _bucketMs), needs, options.HoleSharePctMax);
            _builder = new BucketBuilder(_sourceMs, _bucketMs, _grid);
        }
    }

    /// <summary>As of the last <see cref="CloseTo"/>; price, bar count and crossing as of the last candle fed, a crossing only while no newer one is due.</summary>
    public ref readonly FeatureValues Values => ref _rows[_row];

    /// <summary>Takes candles <paramref name="from"/> to <paramref name="to"/> (exclusive), all complete, later than any before them.</summary>
    /// <exception cref="InvalidOperationException">A candle is not later than the last one, or than the time that was closed.</exception>
    public void Advance(CandleColumns candles, int from, int to)
    {
        if (from >= to)
        {
            return;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, candles.Count);
        if (candles.OpenTimeMs[from] <= _lastOpenMs)
        {
            throw OutOfOrder(candles.OpenTimeMs[from]);
        }

        var closes = candles.Close;
        ref var values = ref _rows[_row];
        if (_sma is { } sma)
        {
            var cross = SmaCross.None;
            for (var i = from; i < to; i++)
            {
                cross = sma.Push(closes[i]);
            }

            values.SmaCross = cross;
        }

        _builder?.Advance(candles, from, to);
        _lastOpenMs = candles.OpenTimeMs[to - 1];
        values.Price = closes[to - 1];
        values.LastCandleAt = new Timestamp(_lastOpenMs + _sourceMs);
        values.BarCount += to - from;
    }

    /// <summary>Declares that every candle complete at or before <paramref name="time"/> has been fed, and brings <see cref="Values"/> up to it.</summary>
    public void CloseTo(Timestamp time)
    {
        ref var values = ref _rows[_row];
        if (_lastOpenMs != long.MinValue && time.UnixMs - values.LastCandleAt.UnixMs >= _sourceMs)
        {
            // A newer candle could be complete and is missing: a crossing is news of its own candle alone.
            values.SmaCross = SmaCross.None;
            values.Price = time.UnixMs - values.LastCandleAt.UnixMs > PriceAgeMsMax ? double.NaN : values.Price;
        }

        if (_builder is null)
        {
            return;
        }

        _builder.CloseTo(time.UnixMs);
        var next = _grid!.Next;
        if (next != _readUpTo)
        {
            _readUpTo = next;
            values.WindowEnd = new Timestamp(next * _bucketMs);
            _grid.Read(ref values);
        }
    }

    private InvalidOperationException OutOfOrder(long openMs) =>
        new($"The candle of {new Timestamp(openMs)} came after that of {new Timestamp(_lastOpenMs)}");

    private static long LeastCommonMultiple(long a, long b)
    {
        var (x, y) = (a, b);
        while (y != 0)
        {
            (x, y) = (y, x % y);
        }

        return a / x * b;
    }
}
