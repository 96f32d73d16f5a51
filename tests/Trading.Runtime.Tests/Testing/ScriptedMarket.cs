using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Testing;

/// <summary>A market that says what a test tells it to. BTC-USD in cents and satoshis is there from the start.</summary>
internal sealed class ScriptedMarket(TimeProvider clock) : IMarketData
{
    public static readonly ProductId Btc = ProductId.Parse("BTC-USD");

    public List<ListedProduct> Products { get; } =
    [
        new(new Product(Btc, new Increment(0.01m), new Increment(0.00000001m), new Increment(0.01m), new Money(1)), ProductStatus.Online),
    ];

    public Dictionary<ProductId, Quote> Quotes { get; } = [];

    public List<(ProductId Product, MarketTrade Trade)> Trades { get; } = [];

    public CandleColumns Candles { get; } = new();

    /// <summary>Added to the time that the venue tells.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>Tells the time instead; null for the clock's.</summary>
    public Func<Timestamp>? OnTime { get; set; }

    /// <summary>What every call throws; null for none.</summary>
    public VenueException? Failure { get; set; }

    public int ListingsRead { get; private set; }

    public Task<IReadOnlyList<ListedProduct>> ReadProductsAsync(CancellationToken cancellation)
    {
        ListingsRead++;
        return Answer<IReadOnlyList<ListedProduct>>(Products);
    }

    public Task<CandleSeries> ReadCandlesAsync(ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        var columns = new CandleColumns();
        columns.AppendRange(Candles, 0, Candles.Count);
        columns.Clip(from, to);
        return Answer(new CandleSeries(product, interval, columns));
    }

    public Task<MarketTick> ReadTickAsync(ProductId product, CancellationToken cancellation) =>
        Answer(new MarketTick(Quotes[product].Mid, Quotes[product]));

    public Task<IReadOnlyList<MarketTrade>> ReadTradesAsync(ProductId product, Timestamp since, CancellationToken cancellation) =>
        Answer<IReadOnlyList<MarketTrade>>(
        [
            .. Trades.Where(trade => trade.Product == product && trade.Trade.At >= since && trade.Trade.At <= Now).Select(trade => trade.Trade),
        ]);

    public Task<Timestamp> ReadTimeAsync(CancellationToken cancellation) => Answer(OnTime?.Invoke() ?? (Now + Ahead));

    private Timestamp Now => Timestamp.From(clock.GetUtcNow());

    private Task<T> Answer<T>(T answer) => Failure is { } failure ? Task.FromException<T>(failure) : Task.FromResult(answer);
}
