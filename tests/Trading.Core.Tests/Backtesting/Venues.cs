using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Orders;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting;

/// <summary>Random candles and orders for properties, each fixed by a seed.</summary>
internal static class Venues
{
    /// <summary>A candle on cents with wicks of up to 2 %, sometimes without a move, sometimes without volume.</summary>
    public static Candle RandomCandle(ref SeededRandom random, int minute, double open)
    {
        var close = random.NextInt32(10) == 0 ? open : Cents(open + ((random.NextInt32(401) - 200) * 0.01));
        var high = Cents(Math.Max(open, close) + (random.NextInt32(3) == 0 ? 0 : random.NextInt32(200) * 0.01));
        var low = Cents(Math.Min(open, close) - (random.NextInt32(3) == 0 ? 0 : random.NextInt32(200) * 0.01));
        var volume = random.NextInt32(8) == 0 ? 0 : random.NextInt32(100_000) * 0.001;
        return At(minute, open, high, low, close, volume);
    }

    /// <summary>Candles that continue one another, with holes.</summary>
    public static List<Candle> RandomCandles(ref SeededRandom random, int minutes)
    {
        var candles = new List<Candle>();
        var open = 100.0;
        for (var minute = 0; minute < minutes; minute++)
        {
            if (minute == 0 || random.NextInt32(6) != 0)
            {
                candles.Add(RandomCandle(ref random, minute, open));
                open = candles[^1].Close;
            }
        }

        return candles;
    }

    /// <summary>An order near the price of 100: resting with or without an end, or at the market in base or in quote.</summary>
    public static OrderIntent RandomOrder(ref SeededRandom random, TestVenue venue, Timestamp at)
    {
        var side = random.NextInt32(2) == 0 ? Side.Buy : Side.Sell;
        var size = (1 + random.NextInt32(10_000)) * 0.001m;
        switch (random.NextInt32(6))
        {
            case 0:
                return venue.Market(side, size);
            case 1:
                return venue.MarketForQuote(1 + (random.NextInt32(100_000) * 0.01m));
            default:
                var limit = 100m + ((random.NextInt32(400) - (side == Side.Buy ? 300 : 100)) * 0.01m);
                Timestamp? end = random.NextInt32(2) == 0 ? at.AddMs(1 + random.NextInt32(150_000)) : null;
                return venue.Limit(side, size, limit, end);
        }
    }

    private static double Cents(double value) => Math.Round(value * 100) / 100;
}
