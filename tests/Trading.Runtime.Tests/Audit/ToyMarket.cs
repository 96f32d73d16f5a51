using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Audit;

/// <summary>Seeded random walks, wild enough that signals fire, published as a venue would publish them at the clock's time.</summary>
internal sealed class ToyMarket : IMarketData
{
    public static readonly Timestamp Start = Timestamp.Utc(2025, 3, 1);

    public static readonly Interval Hour = Interval.Parse("1h", "interval");

    private readonly ManualClock _clock;
    private readonly Dictionary<ProductId, CandleColumns> _candles = [];
    private readonly List<ListedProduct> _listing = [];

    public ToyMarket(ManualClock clock, int products, int hours, ulong seed = 7)
    {
        _clock = clock;
        var names = new[] { "ADA", "BTC", "DOGE", "ETH", "SOL", "XRP", "AVAX", "DOT", "LINK", "UNI", "LTC", "BCH", "ATOM", "ALGO", "XLM" };
        for (var i = 0; i < products; i++)
        {
            var id = ProductId.Parse(i < names.Length ? $"{names[i]}-USD" : $"COIN{i}-USD");
            _listing.Add(new ListedProduct(
                new Product(id, new Increment(0.01m), new Increment(0.000001m), new Increment(0.01m), new Money(1), Timestamp.Utc(2020, 1, 1)),
                ProductStatus.Online));
            _candles[id] = Walk(seed + (ulong)i, hours);
        }
    }

    public IReadOnlyList<ProductId> Products => [.. _candles.Keys.Order()];

    /// <summary>Whether reading prices fails.</summary>
    public bool IsDown { get; set; }

    public Task<IReadOnlyList<ListedProduct>> ReadProductsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ListedProduct>>(_listing);

    public Task<CandleSeries> ReadCandlesAsync(
        ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        var all = _candles[product];
        var first = (int)Math.Max(0, (from.UnixMs - all.OpenTimeMs[0]) / Hour.Ms);
        var end = (int)Math.Clamp((to.UnixMs - all.OpenTimeMs[0]) / Hour.Ms, 0, all.Count);
        var part = new CandleColumns(end - first);
        part.AppendRange(all, first, end - first);
        return Task.FromResult(new CandleSeries(product, interval, part));
    }

    public Task<MarketTick> ReadTickAsync(ProductId product, CancellationToken cancellation)
    {
        if (IsDown)
        {
            throw new VenueException(VenueFault.Unreachable, "the market is down");
        }

        var price = PriceOf(product);
        return Task.FromResult(new MarketTick(price, new Quote(_clock.Now, price * 0.9998, price * 1.0002, 10, 12, 500_000)));
    }

    public Task<Timestamp> ReadTimeAsync(CancellationToken cancellation) => Task.FromResult(_clock.Now);

    public double PriceOf(ProductId product)
    {
        var all = _candles[product];
        return all.Close[(int)Math.Clamp(((_clock.Now.UnixMs - all.OpenTimeMs[0]) / Hour.Ms) - 1, 0, all.Count - 1)];
    }

    // From 200 h before the start, so that features are whole at once.
    private static CandleColumns Walk(ulong seed, int hours)
    {
        var random = new SeededRandom(seed);
        var count = hours + 200;
        var candles = new CandleColumns(count);
        var price = 100.0;
        for (var i = 0; i < count; i++)
        {
            var jump = random.NextDouble() < 0.05 ? 0.04 * random.NextNormal() : 0;
            var open = price;
            price = Math.Clamp(price * (1 + (0.008 * random.NextNormal()) + jump + (0.0005 * Math.Log(100 / price))), 20, 500);
            candles.OpenTimeMs[i] = Start.UnixMs - (200 * 3_600_000L) + (i * Hour.Ms);
            candles.Open[i] = open;
            candles.Close[i] = price;
            candles.High[i] = Math.Max(open, price) * 1.001;
            candles.Low[i] = Math.Min(open, price) * 0.999;
            candles.Volume[i] = 80_000 * (0.5 + random.NextDouble() + (Math.Abs(jump) * 200));
        }

        candles.SetCount(count);
        return candles;
    }
}
