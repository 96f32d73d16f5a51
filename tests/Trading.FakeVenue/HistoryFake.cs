using System.Globalization;

namespace Trading.FakeVenue;

/// <summary>A past that is easy to check: every candle follows from its number, and every 37th is missing as if nobody had traded.</summary>
public static class HistoryFake
{
    private const int HoleEvery = 37;

    /// <param name="number">Open time over interval length.</param>
    public static bool Has(long number) => number % HoleEvery != 0;

    /// <summary>Open, high, low, close and volume of a candle.</summary>
    public static (decimal Open, decimal High, decimal Low, decimal Close, decimal Volume) Of(VenueProduct product, long number)
    {
        var basis = product.Tick * 10_000;
        var open = basis + (product.Tick * (number % 50));
        return (open, open + (3 * product.Tick), open - (2 * product.Tick), open + product.Tick, 1 + (number % 7));
    }

    internal static object CandleOf(VenueProduct product, long number, long seconds, FakeVenueOptions options)
    {
        var (open, high, low, close, volume) = options.Candle?.Invoke(product, number * seconds, seconds) ?? Of(product, number);
        return new
        {
            start = (number * seconds).ToString(CultureInfo.InvariantCulture),
            low = Reply.Text(low),
            high = Reply.Text(high),
            open = Reply.Text(open),
            close = Reply.Text(close),
            volume = Reply.Text(volume),
        };
    }
}
