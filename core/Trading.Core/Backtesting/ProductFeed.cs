using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Backtesting;

/// <summary>
/// One product's history, walked forward. Two buffers of a month or less: the one that decisions have reached, and the one after it,
/// which is only filled when the venue has to look across the boundary. A source that has everything in memory lends it instead.
/// </summary>
internal sealed class ProductFeed : IDisposable
{
    private const long LongestMonthMs = 31 * 86_400_000L;

    // A month of minutes; finer candles grow the buffer when they come.
    private const long CandlesReserved = 31 * 1440;

    private const int CacheLineBytes = 64;
    private const int PrefetchBytesMax = 512;
    private const int PrefetchCandlesMin = 4;

    private readonly ICandleCursor _cursor;
    private readonly QuoteFeed? _quotes;
    private readonly FeatureWindow _window;
    private readonly long _intervalMs;
    private readonly int _candlesPerCycle;
    private readonly int _prefetchBytes;
    private CandleColumns _current;
    private CandleColumns _ahead = new();
    private CandleColumns? _more;
    private bool _hasAhead;
    private bool _isAtEnd;
    private int _next;

    // Where the candles of the current buffer end: a lent one goes on beyond what this feed may see.
    private int _end;

    public ProductFeed(Product product, Interval candles, ICandleCursor cursor, IQuoteCursor? quotes, FeatureWindow window, Interval cycle)
    {
        Product = product;
        Candles = candles;
        _cursor = cursor;
        _quotes = quotes is null ? null : new QuoteFeed(quotes);
        _window = window;
        _intervalMs = candles.Ms;
        _candlesPerCycle = (int)Math.Max(1, cycle.Ms / candles.Ms);
        _prefetchBytes = Math.Min(_candlesPerCycle * sizeof(double), PrefetchBytesMax) + CacheLineBytes;
        if (cursor.TryLend(out var lent, out _next, out _end))
        {
            _current = lent;
            _isAtEnd = true;
        }
        else
        {
            _current = new CandleColumns((int)Math.Min(Math.Min(LongestMonthMs / candles.Ms, CandlesReserved), cursor.CandlesPerReadMax));
            _isAtEnd = !_cursor.ReadNext(_current);
            _end = _current.Count;
        }
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

            if (to < _end || !MoveToNextBuffer())
            {
                break;
            }
        }

        _window.CloseTo(slot);
        Prefetch();
    }

    public bool HasQuotes => _quotes is not null;

    /// <summary>The newest quote at or before an instant; the default where there is none.</summary>
    public Quote QuoteAt(Timestamp at) => _quotes is null ? default : _quotes.At(at);

    /// <summary>The candle that covers an instant at or after the last slot, or else the first after it.</summary>
    public bool TryGetCandle(Timestamp at, out PathCandle candle)
    {
        for (var i = _next; i < _end; i++)
        {
            if (_current.OpenTimeMs[i] + _intervalMs > at.UnixMs)
            {
                candle = new PathCandle(_current[i], Candles);
                return true;
            }
        }

        if (LoadAhead(at))
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
        for (var i = _next; i < _end && _current.OpenTimeMs[i] + _intervalMs <= at.UnixMs; i++)
        {
            close = _current.Close[i];
        }

        if (_end > 0 && _current.OpenTimeMs[_end - 1] + _intervalMs <= at.UnixMs && LoadAhead(at))
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

    // With many products the next cycle's candles have left the cache, and too many columns take turns for the processor to see a
    // pattern. Asking for them now hides most of the way to memory. A hint: it reads nothing and may point past the last candle.
    private unsafe void Prefetch()
    {
        if (!Sse.IsSupported || _candlesPerCycle < PrefetchCandlesMin || _next >= _end)
        {
            return;
        }

        Touch(ref Unsafe.As<long, byte>(ref _current.OpenTimeMs[_next]));
        Touch(ref Unsafe.As<double, byte>(ref _current.Open[_next]));
        Touch(ref Unsafe.As<double, byte>(ref _current.High[_next]));
        Touch(ref Unsafe.As<double, byte>(ref _current.Low[_next]));
        Touch(ref Unsafe.As<double, byte>(ref _current.Close[_next]));
        Touch(ref Unsafe.As<double, byte>(ref _current.Volume[_next]));

        void Touch(ref byte first)
        {
            var address = (byte*)Unsafe.AsPointer(ref first);
            for (var offset = 0; offset < _prefetchBytes; offset += CacheLineBytes)
            {
                Sse.Prefetch0(address + offset);
            }
        }
    }

    private int EndOfComplete(long lastOpenMs)
    {
        var times = _current.OpenTimeMs;

        // Without holes a cycle brings a known number of candles.
        var guess = _next + _candlesPerCycle;
        if (guess < _end && times[guess - 1] <= lastOpenMs && times[guess] > lastOpenMs)
        {
            return guess;
        }

        return SearchEnd(lastOpenMs);
    }

    private int SearchEnd(long lastOpenMs)
    {
        var to = _next;
        while (to < _end && _current.OpenTimeMs[to] <= lastOpenMs)
        {
            to++;
        }

        return to;
    }

    private bool MoveToNextBuffer()
    {
        if (_hasAhead)
        {
            (_current, _ahead) = (_ahead, _current);
            _hasAhead = false;
        }
        else if (_isAtEnd || !_cursor.ReadNext(_current))
        {
            _isAtEnd = true;
            return false;
        }

        (_next, _end) = (0, _current.Count);
        return true;
    }

    // A cycle may be longer than what one read gives: the candles ahead are to reach beyond the instant, or to the end.
    private bool LoadAhead(Timestamp at)
    {
        while (!_isAtEnd && (!_hasAhead || _ahead.OpenTimeMs[_ahead.Count - 1] + _intervalMs <= at.UnixMs))
        {
            var into = _hasAhead ? _more ??= new CandleColumns() : _ahead;
            _isAtEnd = !_cursor.ReadNext(into);
            if (_hasAhead)
            {
                _ahead.AppendRange(into, 0, into.Count);
            }

            _hasAhead |= !_isAtEnd;
        }

        return _hasAhead;
    }
}
