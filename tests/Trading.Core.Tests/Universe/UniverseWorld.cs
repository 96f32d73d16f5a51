using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;
using Trading.Core.Universe;

namespace Trading.Core.Tests.Universe;

/// <summary>A small market whose rows a test changes by hand; at the start every product is healthy and trades 100 M a day.</summary>
internal sealed class UniverseWorld
{
    public static readonly Timestamp Start = Timestamp.Utc(2025, 1, 6);

    private readonly UniverseSelector _selector;
    private readonly FeatureValues[] _features;
    private readonly UniverseVerdict[] _verdicts;

    public UniverseWorld(TradingPolicy policy, bool isBookRequired, params Product[] products)
    {
        Market = new MarketSnapshot(products);
        _selector = new UniverseSelector(
            policy.Universe, policy.Regime, policy.Costs, [.. Market.Products.Select(row => row.Product)], isBookRequired);
        _features = new FeatureValues[Market.Count];
        _verdicts = new UniverseVerdict[Market.Count];
        for (var i = 0; i < Market.Count; i++)
        {
            Market.Products[i].LastPrice = 100;
            _features[i] = FeatureValues.Unavailable with { Price = 100, QuoteVolume24h = 1e8, HoleShare168hPct = 0 };
        }
    }

    public UniverseWorld(TradingPolicy policy, params string[] products)
        : this(policy, isBookRequired: false, [.. products.Select(id => TestProducts.Of(id))])
    {
    }

    public MarketSnapshot Market { get; }

    public UniverseSelector Selector => _selector;

    public UniverseState State { get; set; }

    public UniverseOutcome Last { get; private set; }

    public Regime Regime { get; set; } = Regime.Bull;

    public static UniverseWorld Shipped(params string[] products) => new(TestPolicies.Shipped, products);

    public ref ProductMarket Row(string product) => ref Market.Products[Index(product)];

    public ref FeatureValues Features(string product) => ref _features[Index(product)];

    public UniverseVerdict Verdict(string product) => _verdicts[Index(product)];

    public UniverseReason Reason(string product) => Verdict(product).Reason;

    /// <summary>A quote around 100 with this full spread, stamped now, and this depth.</summary>
    public void Quote(string product, Timestamp at, double spreadBps, double depth = double.NaN) =>
        Row(product).Quote = new Quote(at, 100 - (spreadBps / 200), 100 + (spreadBps / 200), DepthNotional: depth);

    /// <summary>One cycle with fresh candles; the state is kept for the next.</summary>
    public UniverseWorld Judge(Timestamp now)
    {
        for (var i = 0; i < Market.Count; i++)
        {
            Market.Products[i].LastCandleAt = now;
        }

        return JudgeAsIs(now);
    }

    /// <summary>One cycle with the candles as they are.</summary>
    public UniverseWorld JudgeAsIs(Timestamp now)
    {
        Last = _selector.Judge(Market, _features, Regime, State, now, _verdicts);
        State = Last.State;
        return this;
    }

    public UniverseWorld JudgeAtHour(double hours) => Judge(Start + TimeSpan.FromHours(hours));

    private int Index(string product) => Market.IndexOf(ProductId.Parse(product));
}
