using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>A dataset as a venue publishes it, with a book of 2 bps around the last close; a test may break any part of it.</summary>
internal sealed class ScriptedMarket(IMarketDataset dataset, IReadOnlyList<ProductId> products, ManualClock clock) : IMarketData
{
    private static readonly VenueException Down = new(VenueFault.Unreachable, "the market is down");

    /// <summary>Whether ticks can be read.</summary>
    public Func<ProductId, bool> HasTick { get; set; } = static _ => true;

    /// <summary>Whether candles can be read.</summary>
    public Func<ProductId, bool> HasCandles { get; set; } = static _ => true;

    public bool HasListing { get; set; } = true;

    /// <summary>Changes what is listed.</summary>
    public Func<IEnumerable<ListedProduct>, IEnumerable<ListedProduct>> OnListing { get; set; } = static listed => listed;

    /// <summary>The venue's clock less ours.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>Tells the time instead; null for the clock's.</summary>
    public Func<Timestamp>? OnTime { get; set; }

    public ProductStatus Status { get; set; }

    /// <summary>Moves a price away from history, as a factor.</summary>
    public Dictionary<ProductId, double> Factor { get; } = [];

    public Task<IReadOnlyList<ListedProduct>> ReadProductsAsync(CancellationToken cancellation) => HasListing
        ? Task.FromResult<IReadOnlyList<ListedProduct>>([.. OnListing(products.Select(id => new ListedProduct(dataset.Manifest.Get(id).Product, Status)))])
        : Task.FromException<IReadOnlyList<ListedProduct>>(Down);

    public Task<CandleSeries> ReadCandlesAsync(
        ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        if (!HasCandles(product))
        {
            return Task.FromException<CandleSeries>(Down);
        }

        var all = new CandleColumns();
        var month = new CandleColumns();
        using var cursor = dataset.OpenCandles(product, interval, from, to.AddMs(1 - interval.Ms));
        while (cursor.ReadNext(month))
        {
            all.AppendRange(month, 0, month.Count);
        }

        return Task.FromResult(new CandleSeries(product, interval, all));
    }

    public async Task<MarketTick> ReadTickAsync(ProductId product, CancellationToken cancellation)
    {
        if (!HasTick(product))
        {
            throw Down;
        }

        var now = clock.Now.Floor(Interval.QuarterHour);
        var candles = (await ReadClosesAsync(product, now)).Candles;
        var price = candles.Close[candles.Count - 1] * Factor.GetValueOrDefault(product, 1);
        var step = (double)dataset.Manifest.Get(product).Product.PriceIncrement.Value;
        var half = Math.Max(step, Math.Round(price * 1e-4 / step) * step);
        return new MarketTick(price, new Quote(clock.Now, price - half, price + half, 1e6, 1e6, 1e7));
    }

    public Task<Timestamp> ReadTimeAsync(CancellationToken cancellation) => Task.FromResult(OnTime?.Invoke() ?? (clock.Now + Ahead));

    private Task<CandleSeries> ReadClosesAsync(ProductId product, Timestamp now)
    {
        var all = new CandleColumns();
        var month = new CandleColumns();
        using var cursor = dataset.OpenCandles(product, Interval.QuarterHour, now.AddMs(-3_600_000), now.AddMs(1 - 900_000));
        while (cursor.ReadNext(month))
        {
            all.AppendRange(month, 0, month.Count);
        }

        return Task.FromResult(new CandleSeries(product, Interval.QuarterHour, all));
    }
}
