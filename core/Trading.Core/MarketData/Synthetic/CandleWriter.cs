using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>
/// Turns a product's quarter-hours into candles. Finer candles split the quarter-hour by a Brownian bridge, so that they end
/// where it ends; coarser ones are the quarter-hours put together. High and low are drawn from the exact law of the extremes
/// of a Brownian bridge between open and close.
/// </summary>
internal sealed class CandleWriter
{
    private readonly TickGrid _prices;
    private readonly TickGrid _sizes;
    private readonly long _intervalMs;
    private readonly long _stepMs;
    private readonly double _meanTradeQuote;
    private readonly double[] _noise;
    private readonly double[] _weight;

    public CandleWriter(SyntheticMarketOptions options, SyntheticProduct product)
    {
        _prices = new TickGrid(product.PriceIncrement);
        _sizes = new TickGrid(product.BaseIncrement);
        _intervalMs = options.Interval.Ms;
        _stepMs = Math.Min(_intervalMs, QuarterHours.Ms);
        _meanTradeQuote = options.Gaps.MeanTradeQuote;
        Steps = (int)(QuarterHours.Ms / _stepMs);
        _noise = new double[Steps];
        _weight = new double[Steps];
    }

    /// <summary>Candles, or parts of one, in a quarter-hour.</summary>
    public int Steps { get; }

    /// <param name="move">What the product does.</param>
    /// <param name="startMs">When the quarter-hour starts.</param>
    /// <param name="jumpAt">Where in it the jump falls, in [0, 1).</param>
    /// <param name="marketNoise">The market's standard normal draws a step, less their mean.</param>
    /// <param name="random">The product's stream of steps.</param>
    /// <param name="into">Has room for <see cref="Steps"/> more.</param>
    public void Write(
        in ProductMove move, long startMs, double jumpAt, ReadOnlySpan<double> marketNoise, ref SeededRandom random, CandleColumns into)
    {
        DrawSteps(in move, marketNoise, ref random);
        var variance = move.Variance / Steps;
        var jumpStep = (int)(jumpAt * Steps);
        var log = move.LogOpen;
        var price = PinnedExp.Exp(log);
        for (var i = 0; i < Steps; i++)
        {
            var next = i == Steps - 1 ? move.LogClose : log + _noise[i] + (i == jumpStep ? move.Jump : 0);
            var step = next - log;
            var square = step * step;
            var up = (step + Math.Sqrt(square - (2 * variance * PinnedLog.Log(1 - random.NextDouble())))) / 2;
            var down = (step - Math.Sqrt(square - (2 * variance * PinnedLog.Log(1 - random.NextDouble())))) / 2;
            var close = PinnedExp.Exp(next);
            var volume = move.QuoteVolume * _weight[i];
            if (Trades(volume, ref random))
            {
                Put(into, startMs + (i * _stepMs), price, PinnedExp.Exp(log + up), PinnedExp.Exp(log + down), close, volume / close);
            }

            log = next;
            price = close;
        }
    }

    /// <summary>Splits the smooth return and the volume over the steps; their sums are those of the whole.</summary>
    private void DrawSteps(in ProductMove move, ReadOnlySpan<double> marketNoise, ref SeededRandom random)
    {
        if (Steps == 1)
        {
            _noise[0] = move.Smooth;
            _weight[0] = 1;
            return;
        }

        double mean = 0;
        for (var i = 0; i < Steps; i++)
        {
            _noise[i] = random.NextNormal();
            mean += _noise[i];
        }

        mean /= Steps;
        var scale = 1 / Math.Sqrt(Steps);
        var even = move.Smooth / Steps;
        var sd = Math.Sqrt(move.Variance) * scale;
        double total = 0;
        for (var i = 0; i < Steps; i++)
        {
            _noise[i] = even + (scale * ((move.MarketSd * marketNoise[i]) + (move.OwnSd * (_noise[i] - mean))));
            _weight[i] = (0.4 + (sd > 0 ? Math.Abs(_noise[i]) / sd : 0)) * (0.2 + (1.6 * random.NextDouble()));
            total += _weight[i];
        }

        for (var i = 0; i < Steps; i++)
        {
            _weight[i] /= total;
        }
    }

    /// <summary>Trades arrive as a Poisson process: none with probability e^-(volume / mean trade).</summary>
    private bool Trades(double quoteVolume, ref SeededRandom random) =>
        _meanTradeQuote <= 0
        || quoteVolume >= 30 * _meanTradeQuote
        || random.NextDouble() >= PinnedExp.Exp(-quoteVolume / _meanTradeQuote);

    private void Put(CandleColumns into, long startMs, double open, double high, double low, double close, double volume)
    {
        open = _prices.Nearest(open);
        close = _prices.Nearest(close);

        // A tick has traded only if the path got there: rounding an extreme outwards would fill limits it never reached.
        high = Math.Max(_prices.Below(high), Math.Max(open, close));
        low = Math.Min(_prices.Above(low), Math.Min(open, close));
        var openMs = startMs - (startMs % _intervalMs);
        var last = into.Count - 1;
        if (last >= 0 && into.OpenTimeMs[last] == openMs)
        {
            into.High[last] = Math.Max(into.High[last], high);
            into.Low[last] = Math.Min(into.Low[last], low);
            into.Close[last] = close;
            into.Volume[last] = _sizes.Nearest(into.Volume[last] + volume);
            return;
        }

        into.Append(new Candle(new Timestamp(openMs), open, high, low, close, _sizes.Nearest(volume)));
    }
}
