using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>Quotes around a candle's open: the spread widens and the book thins as volatility rises.</summary>
internal sealed class QuoteWriter
{
    private const double SpreadSd = 0.25;
    private const double DepthSd = 0.35;
    private readonly SyntheticProduct _product;
    private readonly TickGrid _prices;
    private readonly TickGrid _sizes;
    private readonly long _delayMs;
    private double _halfSpread;
    private double _depth;

    public QuoteWriter(SyntheticMarketOptions options, SyntheticProduct product)
    {
        _product = product;
        _prices = new TickGrid(product.PriceIncrement);
        _sizes = new TickGrid(product.BaseIncrement);
        _delayMs = options.QuoteDelaySeconds * 1000L;
    }

    /// <summary>Draws the state of the book for a quarter-hour.</summary>
    public void Begin(double volatilityScale, ref SeededRandom random)
    {
        var logScale = PinnedLog.Log(volatilityScale);
        _halfSpread = _product.HalfSpreadBps / 10_000 * PinnedExp.Exp((0.6 * logScale) + (SpreadSd * random.NextNormal()));
        _depth = _product.DepthQuote * PinnedExp.Exp((-0.7 * logScale) + (DepthSd * random.NextNormal()));
    }

    /// <summary>Appends the quote that stands shortly after a candle has opened.</summary>
    public void Write(long openMs, double open, ref SeededRandom random, QuoteColumns into)
    {
        var bidTicks = _prices.Ticks(open * (1 - _halfSpread));
        var askTicks = Math.Max(bidTicks + 1, _prices.Ticks(open * (1 + _halfSpread)));
        var atTouch = _depth / open;
        into.Append(new Quote(
            new Timestamp(openMs + _delayMs),
            _prices.At(bidTicks),
            _prices.At(askTicks),
            _sizes.Nearest(atTouch * (0.02 + (0.2 * random.NextDouble()))),
            _sizes.Nearest(atTouch * (0.02 + (0.2 * random.NextDouble()))),
            Math.Round(_depth)));
    }
}
