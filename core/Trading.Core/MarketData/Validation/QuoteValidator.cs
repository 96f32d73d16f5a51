using Trading.Core.Market;

namespace Trading.Core.MarketData.Validation;

/// <summary>
/// Checks a series of quotes, chunk by chunk: prices finite and positive, sizes and depth finite and not negative, where
/// given, and times ascending. A crossed book is not a fault: it happens, and <see cref="Quote.IsObserved"/> tells it.
/// </summary>
public sealed class QuoteValidator
{
    private long _previousMs = long.MinValue;

    /// <inheritdoc cref="CandleValidator.Check"/>
    public void Check(QuoteColumns quotes, Func<int, string> where)
    {
        for (var i = 0; i < quotes.Count; i++)
        {
            CheckPrice(quotes.Bid[i], "bid", where, i);
            CheckPrice(quotes.Ask[i], "ask", where, i);
            CheckSize(quotes.BidSize[i], "bid_size", where, i);
            CheckSize(quotes.AskSize[i], "ask_size", where, i);
            CheckSize(quotes.DepthNotional[i], "depth_notional", where, i);
            var time = quotes.AtMs[i];
            if (time <= _previousMs)
            {
                throw new InputException($"{where(i)}: {TimeOrder.FaultOf(new(time), new(_previousMs))}");
            }

            _previousMs = time;
        }
    }

    private static void CheckPrice(double price, string name, Func<int, string> where, int row)
    {
        if (!double.IsNaN(price) && !(price > 0 && price <= double.MaxValue))
        {
            throw new InputException($"{where(row)}: {name} is {price}; expected a finite price above 0");
        }
    }

    private static void CheckSize(double size, string name, Func<int, string> where, int row)
    {
        if (!double.IsNaN(size) && !(size >= 0 && size <= double.MaxValue))
        {
            throw new InputException($"{where(row)}: {name} is {size}; expected a finite number, 0 or more");
        }
    }
}
