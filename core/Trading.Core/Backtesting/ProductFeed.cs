using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Backtesting;

/// <summary>
/// One product's history, walked forward. Two month-sized buffers: the one that decisions have reached, and the one after it, which is
/// only filled when the venue has to look across the boundary.
/// </summary>
internal sealed class ProductFeed : IDisposable
{
    private readonly ICandleCursor _cursor;
    private readonly QuoteFeed? _quotes;
    private readonly FeatureWindow _window;
    private readonly long _intervalMs;
    private readonly int _candlesPerCycle;
    private CandleColumns _current = new();
    private CandleColumns _ahead = new();
    private bool _hasAhead;
    private bool _isAtEnd;
    private int _next;

    public ProductFeed(Product product, Interval candles, ICandleCursor cursor, IQuoteCursor? quotes, FeatureWindow window, Interval cycle)
    {
        Product = product;
        Candles = candles;
        _cursor = cursor;
        _quotes = quotes is null ? null : new QuoteFeed(quotes);
        _window = window;
        _intervalMs = candles.Ms;
        _candlesPerCycle = (int)Math.Max(1, cycle.Ms / candles.Ms);
        _isAtEnd = !_cursor.ReadNext(_current);
    }

    public Product Product { get; }

    public Interval Candles { get; }

    /// <summary>Close of the last complete candle; NaN before the first.</summary>
    public double LastClose { get; private set; } = double.NaN;

    public Timestamp LastCandleAt { get; private set; } = Timestamp.MinValue;

    public ref readonly FeatureValues Features => ref _window.Values;

    /// <summary>Feeds every candle that is complete at <paramref name="slot"/>.</summary>
    public void Advance(Timestamp slot)
    {
        var lastOpenMs = slot.UnixMs - _intervalMs;
        while (true)
        {
            var to = EndOfComplete(lastOpenMs);
            if (to > _next)
            {
                _window.Advance(_current, _next, to);
                LastClose = _current.Close[to - 1];
                LastCandleAt = new Timestamp(_current.OpenTimeMs[to - 1] + _intervalMs);
                _next = to;
            }

            if (to < _current.Count || !MoveToNextBuffer())
            {
                break;
            }
        }

        _window.CloseTo(slot);
    }

    /// <summary>The newest quote at or before an instant; the default where there is none.</summary>
    public Quote QuoteAt(Timestamp at) => _quotes is null ? default : _quotes.At(at);

    /// <summary>The candle that covers an instant at or after the last slot, or else the first after it.</summary>
    public bool TryGetCandle(Timestamp at, out PathCandle candle)
    {
        for (var i = _next; i < _current.Count; i++)
        {
            if (_current.OpenTimeMs[i] + _intervalMs > at.UnixMs)
            {
                candle = new PathCandle(_current[i], Candles);
                return true;
            }
        }

        if (LoadAhead())
        {
            for (var i = 0; i < _ahead.Count; i++)
            {
                if (_ahead.OpenTimeMs[i] + _intervalMs > at.UnixMs)
                {
                    candle = new PathCandle(_ahead[i], Candles);
                    return true;
                }
            }
        }

        candle = default;
        return false;
    }

    /// <summary>Close of the last candle complete at an instant at or after the last slot.</summary>
    public double LastCloseAt(Timestamp at)
    {
        var close = LastClose;
        for (var i = _next; i < _current.Count && _current.OpenTimeMs[i] + _intervalMs <= at.UnixMs; i++)
        {
            close = _current.Close[i];
        }

        if (_current.Count > 0 && _current.OpenTimeMs[_current.Count - 1] + _intervalMs <= at.UnixMs && LoadAhead())
        {
            for (var i = 0; i < _ahead.Count && _ahead.OpenTimeMs[i] + _intervalMs <= at.UnixMs; i++)
            {
                close = _ahead.Close[i];
            }
        }

        return close;
    }

    public void Dispose()
    {
        _cursor.Dispose();
        _quotes?.Dispose();
    }

    private int EndOfComplete(long lastOpenMs)
    {
        var times = _current.OpenTimeMs;
        var count = _current.Count;

        // Without holes a cycle brings a known number of candles.
        var guess = _next + _candlesPerCycle;
        if (guess < count && times[guess - 1] <= lastOpenMs && times[guess] > lastOpenMs)
        {
            return guess;
        }

        var to = _next;
        while (to < count && times[to] <= lastOpenMs)
        {
            to++;
        }

        return to;
    }

    private bool MoveToNextBuffer()
    {
        if (!LoadAhead())
        {
            return false;
        }

        (_current, _ahead) = (_ahead, _current);
        _hasAhead = false;
        _next = 0;
        return true;
    }

    private bool LoadAhead()
    {
        if (!_hasAhead && !_isAtEnd)
        {
            _hasAhead = _cursor.ReadNext(_ahead);
            _isAtEnd = !_hasAhead;
        }

        return _hasAhead;
    }
}
