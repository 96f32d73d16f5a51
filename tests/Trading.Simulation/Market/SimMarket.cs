using Trading.Core;
using Trading.Core.Market;

namespace Trading.Simulation.Market;

/// <summary>
/// What really happens to prices: hourly closes from a seeded walk, between them a straight line with noise every two seconds. The
/// venue trades on it and the data port publishes it; whatever is wrong with published data, this stays right.
/// </summary>
internal sealed class SimMarket
{
    public const int WarmUpHours = 200;
    private const long HourMs = 3_600_000;
    private const long NoiseMs = 2_000;

    private readonly ulong _seed;
    private readonly double[][] _closes;
    private readonly CandleColumns[] _candles;
    private readonly long _firstOpenMs;

    /// <param name="seed">Of every price.</param>
    /// <param name="start">The first slot.</param>
    /// <param name="slots">Slots that will be run.</param>
    /// <param name="mutation">Changes everything that happens after an instant; null for the market as it is.</param>
    public SimMarket(ulong seed, Timestamp start, int slots, MarketMutation? mutation = null)
    {
        _seed = seed;
        _firstOpenMs = start.UnixMs - (WarmUpHours * HourMs);
        var hours = WarmUpHours + slots + 48;
        _closes = new double[SimProducts.All.Count][];
        _candles = new CandleColumns[SimProducts.All.Count];
        var random = new SeededRandom(seed);
        for (var i = 0; i < _closes.Length; i++)
        {
            _closes[i] = new double[hours + 1];
            _candles[i] = new CandleColumns(hours);
            Walk(i, hours, ref random, mutation);
        }
    }

    /// <summary>Every complete candle there will be.</summary>
    public CandleColumns Candles(int product) => _candles[product];

    public double Mid(int product, Timestamp at)
    {
        var since = at.UnixMs - _firstOpenMs;
        var hour = (int)(since / HourMs);
        var part = (double)(since % HourMs) / HourMs;
        var closes = _closes[product];
        var line = closes[hour] + ((closes[hour + 1] - closes[hour]) * part);
        return line * (1 + ((SeededRandom.Draw(_seed, (ulong)(product + 7), (ulong)(at.UnixMs / NoiseMs)) - 0.5) * 0.0012));
    }

    /// <summary>The top of the book, on the product's price steps; the ask is above the bid.</summary>
    public (decimal Bid, decimal Ask) Book(int product, Timestamp at)
    {
        var step = SimProducts.All[product].PriceIncrement;
        var mid = Mid(product, at);
        var half = mid * (0.0001 + (0.0004 * SeededRandom.Draw(_seed, (ulong)(product + 17), (ulong)(at.UnixMs / 60_000))));
        var bid = step.PriceOf(mid - half).Value;
        var ask = step.PriceOf(mid + half).Value;
        return (bid, ask > bid ? ask : bid + step.Value);
    }

    private void Walk(int product, int hours, ref SeededRandom random, MarketMutation? mutation)
    {
        var price = SimProducts.OpeningPrice(product);
        _closes[product][0] = price;
        for (var h = 0; h < hours; h++)
        {
            var move = random.NextNormal() * 0.007;
            var jump = random.NextDouble();
            var (up, down, volume) = (random.NextDouble(), random.NextDouble(), random.NextDouble());
            move += jump < 0.03 ? (jump - 0.015) * 3 : 0;
            var openMs = _firstOpenMs + (h * HourMs);
            if (mutation is not null && openMs >= mutation.After.UnixMs)
            {
                move = -move * mutation.Factor;
                volume *= mutation.Factor;
            }

            var open = price;
            price = open * (1 + Math.Clamp(move, -0.08, 0.08));
            _closes[product][h + 1] = price;
            var high = Math.Max(open, price) * (1 + (up * 0.004));
            var low = Math.Min(open, price) * (1 - (down * 0.004));
            _candles[product].Append(new Candle(new Timestamp(openMs), open, high, low, price, (50 + (400 * volume)) * 100_000 / price));
        }
    }
}
