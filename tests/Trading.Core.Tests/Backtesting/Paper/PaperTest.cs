using Trading.Core.Backtesting.Paper;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting.Paper;

/// <summary>
/// A paper venue with 10,000 in cash, maker 40 and taker 60 bps, and AAA-USD (prices in cents, sizes in 0.001, at least 1 USD) quoted
/// at 99.90 x 5 and 100.10 x 4, with 2,000 USD within the depth.
/// </summary>
internal sealed class PaperTest
{
    private readonly TestVenue _intents = With(TestVenue.Flat(0, 100));
    private int _trades;

    public PaperTest(decimal cash = 10_000, double impactCoefficient = 0, PaperState? state = null) =>
        Venue = new PaperVenue("test", new Money(cash), CostsOf(impactCoefficient: (double)impactCoefficient), state);

    public PaperVenue Venue { get; }

    public static PaperMarket Market(
        ProductStatus status = ProductStatus.Online,
        double bidSize = 5,
        double askSize = 4,
        double depth = 2_000,
        double volatility = double.NaN,
        double candleVolume = 0,
        long bookSeconds = 0) =>
        new(ProductOf(), status, new Quote(Seconds(bookSeconds), 99.90, 100.10, bidSize, askSize, depth), volatility, candleVolume);

    public PaperOrder Limit(Side side, decimal size, decimal limit, double at = 0, double? end = null, PaperMarket? market = null) =>
        Venue.Submit(
            _intents.Limit(side, size, limit, end is { } seconds ? Seconds(seconds) : null), market ?? Market(), Seconds(at));

    public PaperOrder Buy(decimal quote, PaperMarket? market = null, double at = 0) =>
        Venue.Submit(_intents.MarketForQuote(quote), market ?? Market(), Seconds(at));

    public PaperOrder AtMarket(Side side, decimal size, PaperMarket? market = null, double at = 0) =>
        Venue.Submit(_intents.Market(side, size), market ?? Market(), Seconds(at));

    /// <summary>A trade that is new to the venue.</summary>
    public MarketTrade Trade(double at, decimal price, decimal size) =>
        new($"t{_trades++}", Seconds(at), new Price(price), new Quantity(size));

    public PaperTest Observe(params MarketTrade[] trades)
    {
        Venue.Observe(Aaa, trades);
        return this;
    }

    public PaperOrder Now(PaperOrder order) => Venue.Find(order.Order.Id)!;

    public IEnumerable<(decimal Price, decimal Quantity, decimal Fee, Liquidity Liquidity, Timestamp At)> Fills(PaperOrder order) =>
        Now(order).Executions.Select(fill => (fill.Price.Value, fill.Quantity.Value, fill.Fee.Amount, fill.Liquidity, fill.At));

    public VenueView View(double at) => Venue.View(Noon, Seconds(at), "USD");
}
