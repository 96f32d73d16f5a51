using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>Walks one product of a synthetic market forward, a calendar month at a step, in constant memory.</summary>
public sealed class SyntheticCursor : ICandleCursor
{
    private readonly SyntheticMarket _market;
    private readonly SyntheticProduct _product;
    private readonly ProductPath _path;
    private readonly CandleWriter _candles;
    private readonly QuoteWriter _quotes;
    private readonly CandleColumns _scratch = new();

    internal SyntheticCursor(SyntheticMarket market, SyntheticProduct product)
    {
        _market = market;
        _product = product;
        _path = market.PathOf(product);
        _candles = new CandleWriter(market.Options, product);
        _quotes = new QuoteWriter(market.Options, product);
    }

    /// <summary>Replaces the content of <paramref name="into"/> with the next month that has candles.</summary>
    /// <returns>Whether there was one; false leaves <paramref name="into"/> empty.</returns>
    public bool ReadNext(CandleColumns into)
    {
        into.Clear();
        while (into.Count == 0 && _path.Bucket < _market.Factor.Count)
        {
            ReadMonth(into, null);
        }

        return into.Count > 0;
    }

    /// <summary>The same with the quotes of that month.</summary>
    public bool ReadNext(CandleColumns candles, QuoteColumns quotes)
    {
        candles.Clear();
        quotes.Clear();
        while (candles.Count == 0 && _path.Bucket < _market.Factor.Count)
        {
            ReadMonth(candles, quotes);
        }

        return candles.Count > 0;
    }

    /// <summary>Passes over months that end at or before <paramref name="time"/> at a fraction of the cost of reading them.</summary>
    public void SkipTo(Timestamp time)
    {
        while (_path.Bucket < _market.Factor.Count && _market.TimeOf(MonthEnd()) <= time)
        {
            for (var end = MonthEnd(); _path.Bucket < end;)
            {
                _path.Next();
            }
        }
    }

    public void Dispose()
    {
    }

    private int MonthEnd() => _market.EndOfMonth(_path.Bucket);

    private void ReadMonth(CandleColumns candles, QuoteColumns? quotes)
    {
        var first = _path.Bucket;
        var end = MonthEnd();
        var month = SyntheticMarket.MonthOf(_market.TimeOf(first));
        var steps = StreamSeed.Open(_market.Options.Seed, "steps", _product.Id.Value, month);
        var book = StreamSeed.Open(_market.Options.Seed, "book", _product.Id.Value, month);
        var noise = _market.NoiseOf(month, first, end);
        candles.EnsureCapacity((end - first) * _candles.Steps);
        quotes?.EnsureCapacity((end - first) * _candles.Steps);
        for (var b = first; b < end; b++)
        {
            var move = _path.Next();
            ref readonly var market = ref _market.Factor[b];
            var startMs = _market.TimeOf(b).UnixMs;
            var isOpen = !market.IsOutage && !(_product.ListedAt is { } listed && startMs < listed.UnixMs);
            var target = isOpen ? candles : _scratch;
            var count = candles.Count;
            _candles.Write(in move, startMs, market.JumpAt, noise.Of(b - first), ref steps, target);
            _scratch.Clear();
            if (quotes is null)
            {
                continue;
            }

            _quotes.Begin(market.Scale, ref book);
            for (var i = count; i < candles.Count; i++)
            {
                _quotes.Write(candles.OpenTimeMs[i], candles.Open[i], ref book, quotes);
            }
        }
    }
}
