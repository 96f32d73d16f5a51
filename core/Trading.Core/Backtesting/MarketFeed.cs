using System.Diagnostics.CodeAnalysis;
using Trading.Core.Cycle;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Backtesting;

/// <summary>
/// A dataset walked forward: to decisions it shows the market as known at a slot, to the venue what happens after it.
/// </summary>
public sealed class MarketFeed : IMarketPath, IDisposable
{
    private readonly ProductFeed[] _feeds;
    private readonly ProductFeed? _reference;
    private readonly RegimeThresholds _thresholds;
    private readonly bool _isRegimeNeeded;
    private readonly bool _isReferenceApart;

    public MarketFeed(IMarketDataset dataset, SliceSpec spec, CompiledPolicy policy, IReadOnlyList<Product> products)
    {
        var from = spec.From - TimeSpan.FromHours(spec.WarmUpHours);
        var options = policy.FeatureOptions;
        var cycle = policy.Policy.Cycle.Interval;
        var referenceId = policy.Policy.Regime.ReferenceProduct;
        _thresholds = policy.RegimeThresholds;
        _isRegimeNeeded = policy.IsRegimeNeeded;
        Input = new CycleInput(new MarketSnapshot(products), new FeatureBoard(products.Count));
        _feeds = [.. products.Select((p, row) => Open(
            p, policy.Needs | (p.Id == referenceId && _isRegimeNeeded ? FeatureNeeds.Regime : FeatureNeeds.None), Input.Features, row))];
        _reference = Array.Find(_feeds, f => f.Product.Id == referenceId);
        if (_reference is null
            && dataset.Manifest.Find(referenceId) is { } entry
            && entry.Candles.Any(c => c.Interval == spec.Candles))
        {
            _reference = Open(entry.Product, _isRegimeNeeded ? FeatureNeeds.Regime : FeatureNeeds.None, new FeatureBoard(1), 0);
            _isReferenceApart = true;
        }

        ProductFeed Open(Product product, FeatureNeeds needs, FeatureBoard board, int row) => new(
            product,
            spec.Candles,
            dataset.OpenCandles(product.Id, spec.Candles, from, spec.To),
            dataset.OpenQuotes(product.Id, from, spec.To),
            new FeatureWindow(spec.Candles, needs, options, board, row),
            cycle);
    }

    /// <summary>The market and its features as known at the slot of the last <see cref="Advance"/>.</summary>
    public CycleInput Input { get; }

    /// <summary>Last price of the regime's reference product; NaN where the dataset has none.</summary>
    public double ReferencePrice => _reference?.LastClose ?? double.NaN;

    /// <summary>Candles that decisions have seen so far.</summary>
    public long CandleCount => _feeds.Sum(f => f.Features.BarCount) + (_isReferenceApart ? _reference!.Features.BarCount : 0);

    /// <summary>Brings market and features up to a slot, with the newest quotes at <paramref name="now"/>.</summary>
    public void Advance(Timestamp slot, Timestamp now)
    {
        var market = Input.Market;
        for (var i = 0; i < _feeds.Length; i++)
        {
            var feed = _feeds[i];
            feed.Advance(slot);
            ref var row = ref market.Products[i];
            row.LastPrice = feed.LastClose;
            row.LastCandleAt = feed.LastCandleAt;
            if (feed.HasQuotes)
            {
                row.Quote = feed.QuoteAt(now);
            }
        }

        if (_isReferenceApart)
        {
            _reference!.Advance(slot);
        }

        if (_isRegimeNeeded && _reference is not null)
        {
            Input.Features.Regime = RegimeClassifier.Classify(_reference.Features, _thresholds);
        }

        market.BalancesAt = now;
        Input.Slot = slot;
    }

    public bool TryGetProduct(ProductId id, Timestamp at, [NotNullWhen(true)] out Product? product, out ProductStatus status)
    {
        var index = Input.Market.IndexOf(id);
        product = index < 0 ? null : Input.Market.Products[index].Product;
        status = ProductStatus.Online;
        return product is not null;
    }

    public bool TryGetCandle(ProductId product, Timestamp at, out PathCandle candle) => Feed(product).TryGetCandle(at, out candle);

    public double LastClose(ProductId product, Timestamp at) => Feed(product).LastCloseAt(at);

    public Quote QuoteAt(ProductId product, Timestamp at) => Feed(product).QuoteAt(at);

    public double VolatilityPerCandle(ProductId product, Timestamp at)
    {
        var feed = Feed(product);
        return feed.Features.VolatilityPct(feed.Candles) / 100;
    }

    public void Dispose()
    {
        foreach (var feed in _feeds)
        {
            feed.Dispose();
        }

        if (_isReferenceApart)
        {
            _reference!.Dispose();
        }
    }

    private ProductFeed Feed(ProductId product) => _feeds[Input.Market.IndexOf(product)];
}
