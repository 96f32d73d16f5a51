using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Ports;

namespace Trading.Runtime.MarketReplay;

/// <summary>
/// A dataset as a venue would publish it while its time passes: what is asked for was complete or stamped at the moment of asking.
/// </summary>
public sealed class ReplayMarket : IMarketData, IDisposable
{
    private readonly ReplayClock _clock;
    private readonly Dictionary<ProductId, CandleColumns> _history = [];
    private readonly List<ListedProduct> _listing = [];
    private readonly IMarketDataset _dataset;
    private readonly SliceSpec _range;
    private Timestamp _slot = Timestamp.MinValue;

    /// <param name="dataset">What happened.</param>
    /// <param name="range">Which part of it is replayed, with which products.</param>
    /// <param name="policy">The policy that will trade it.</param>
    /// <param name="clock">The time that passes.</param>
    /// <exception cref="InputException">The dataset lacks a product or its candles.</exception>
    public ReplayMarket(IMarketDataset dataset, SliceSpec range, TradingPolicy policy, ReplayClock clock)
    {
        _dataset = dataset;
        _range = range;
        _clock = clock;
        var products = range.Products.Select(id => dataset.Manifest.Get(id).Product).ToArray();
        _listing.AddRange(products.Select(product => new ListedProduct(product, ProductStatus.Online)));
        Policy = new CompiledPolicy(policy, products, "", range.FeeSchedule);
        Path = new MarketFeed(dataset, range, Policy, products);
    }

    /// <summary>What happens after a decision, for the venue alone.</summary>
    public MarketFeed Path { get; }

    /// <summary>The policy for the products of the range.</summary>
    public CompiledPolicy Policy { get; }

    /// <summary>The last slot that was read.</summary>
    public Timestamp Slot => _slot;

    /// <summary>Where the last price of a moment comes from.</summary>
    internal Func<ProductId, double> PriceNow { get; set; } = static _ => double.NaN;

    public Task<IReadOnlyList<ListedProduct>> ReadProductsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ListedProduct>>(_listing);

    public Task<CandleSeries> ReadCandlesAsync(
        ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation)
    {
        // Candles of a slot are asked for once its time has come: from here on the venue sees what follows it.
        AdvanceTo(to);
        var all = HistoryOf(product, interval);
        var first = FirstAtOrAfter(all, from.UnixMs);
        var end = FirstAtOrAfter(all, to.UnixMs - interval.Ms + 1);
        var part = new CandleColumns(Math.Max(0, end - first));
        part.AppendRange(all, first, Math.Max(0, end - first));
        return Task.FromResult(new CandleSeries(product, interval, part));
    }

    public Task<MarketTick> ReadTickAsync(ProductId product, CancellationToken cancellation) =>
        Task.FromResult(new MarketTick(PriceNow(product), Path.QuoteAt(product, new Timestamp(_clock.GetTimestamp()))));

    public Task<Timestamp> ReadTimeAsync(CancellationToken cancellation) => Task.FromResult(new Timestamp(_clock.GetTimestamp()));

    /// <summary>Goes on from a slot that was read before a restart.</summary>
    internal void AdvanceTo(Timestamp slot)
    {
        if (slot > _slot)
        {
            Path.Advance(slot, new Timestamp(_clock.GetTimestamp()));
            _slot = slot;
        }
    }

    public void Dispose() => Path.Dispose();

    private CandleColumns HistoryOf(ProductId product, Interval interval)
    {
        if (_history.TryGetValue(product, out var known))
        {
            return known;
        }

        var all = new CandleColumns();
        var month = new CandleColumns();
        using var cursor = _dataset.OpenCandles(product, interval, _range.From - TimeSpan.FromHours(_range.WarmUpHours), _range.To);
        while (cursor.ReadNext(month))
        {
            all.AppendRange(month, 0, month.Count);
        }

        return _history[product] = all;
    }

    private static int FirstAtOrAfter(CandleColumns candles, long openTimeMs)
    {
        var index = Array.BinarySearch(candles.OpenTimeMs, 0, candles.Count, openTimeMs);
        return index >= 0 ? index : ~index;
    }
}
