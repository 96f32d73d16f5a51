using Trading.Core.Cycle;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Portfolio;

namespace Trading.Core.Tests.Testing;

/// <summary>
/// A hand-made market of BTC, ETH, SOL and ADA at one slot, in which nothing fires until a test says so, and an account of 10,000 to
/// decide for.
/// </summary>
internal sealed class CycleWorld
{
    public static readonly Timestamp Slot = Timestamp.Utc(2025, 3, 5, 12);
    public static readonly ProductId Ada = ProductId.Parse("ADA-USD");
    public static readonly ProductId Btc = ProductId.Parse("BTC-USD");
    public static readonly ProductId Eth = ProductId.Parse("ETH-USD");
    public static readonly ProductId Sol = ProductId.Parse("SOL-USD");

    public CycleWorld(TradingPolicy? policy = null)
    {
        Product[] products = [.. new[] { Ada, Btc, Eth, Sol }.Select(id => new Product(
            id, new Increment(0.01m), new Increment(0.00000001m), new Increment(0.01m), new Money(1), Timestamp.Utc(2020, 1, 1)))];
        Policy = new CompiledPolicy(policy ?? TestPolicies.Shipped, products, "test");
        Input = new CycleInput(new MarketSnapshot(products), new FeatureBoard(products.Length)) { Slot = Slot };
        Input.Market.BalancesAt = Now;
        Input.Features.Regime = new RegimeReading(Regime.Chop, 1, 50, IsInsufficientData: false);
        foreach (ref var row in Input.Market.Products.AsSpan())
        {
            row.LastPrice = 100;
            row.LastCandleAt = Slot;
        }

        Array.Fill(Input.Features.Values, Calm());
        State = CycleState.Open(new Money(10_000), Slot);
        Decision = new Decision(products.Length, Policy.Signals.Count);
    }

    public static Timestamp Now => Slot + TimeSpan.FromSeconds(20);

    public CompiledPolicy Policy { get; }

    public CycleInput Input { get; }

    public CycleState State { get; set; }

    public Decision Decision { get; }

    public List<Position> Closed { get; } = [];

    public ref FeatureValues this[ProductId product] => ref Input.Features.Values[Input.Market.IndexOf(product)];

    public ref ProductMarket Row(ProductId product) => ref Input.Market.Products[Input.Market.IndexOf(product)];

    /// <summary>ETH stands 5 % below its mean, sold out: mean_reversion fires with strength 5/6 and confidence 1/2.</summary>
    public CycleWorld WithMeanReversion(ProductId product)
    {
        ref var f = ref this[product];
        f.Price = 95;
        f.Low60m = 95;
        f.Rsi14 = 25;
        f.ZScore20h = -2;
        Row(product).LastPrice = 95;
        return this;
    }

    public Decision DecideEntries()
    {
        TradingCycle.Decide(CyclePhase.Entries, Input, State, Policy, Now, Decision);
        State = TradingCycle.Apply(State, Decision);
        return Decision;
    }

    public Decision DecideExits() => TradingCycle.Decide(CyclePhase.Exits, Input, State, Policy, Now, Decision);

    public void Apply(CycleEvent happened) => State = TradingCycle.Apply(State, happened, Policy, Closed);

    /// <summary>Buys at a price as if an entry had filled earlier; returns the position's product.</summary>
    public void Hold(ProductId product, decimal price, decimal quantity, EntryContext entry, Timestamp at)
    {
        var intent = EntryIntent(product, quantity, price, entry, at);
        Apply(CycleEvent.Committed(intent));
        Apply(CycleEvent.Sent(intent.Id, at));
        Apply(CycleEvent.Filled(new Fill(
            $"buy-{product}-{at}", intent.Id, product, Side.Buy, new Price(price), new Quantity(quantity), Money.Zero, Liquidity.Maker, at)));
    }

    public static OrderIntent EntryIntent(ProductId product, decimal quantity, decimal price, EntryContext entry, Timestamp at) => new()
    {
        Id = ClientOrderId.Derive("test", at, product, Side.Buy, OrderLeg.Entry, 0),
        Product = product,
        Side = Side.Buy,
        Leg = OrderLeg.Entry,
        Kind = OrderKind.PostOnlyLimit,
        BaseSize = new Quantity(quantity),
        QuoteSize = Money.Zero,
        LimitPrice = new Price(price),
        Slot = at,
        CreatedAt = at,
        Attempt = 0,
        DecisionMid = new Price(price),
        ReservedNotional = new Money(price * quantity * 1.01m),
        Entry = entry,
    };

    /// <summary>An entry by mean_reversion with its shipped stop, target and hold.</summary>
    public static EntryContext Reversion(Tier tier = Tier.T1) => new(
        "mean_reversion", 0.8, 0.5, 0.6, tier, Regime.Chop, 6, 9, 36, new SizeArithmetic(3, 2.5m, 0.7m, 1, 0.5m, 1, 0.8m, new Money(10_000)));

    // Liquid, awake, at its mean: eligible everywhere, and no threshold is met.
    private static FeatureValues Calm()
    {
        var f = FeatureValues.Unavailable;
        f.Price = 100;
        f.LastCandleAt = Slot;
        f.WindowEnd = Slot;
        f.Return15mPct = 0;
        f.Return60mPct = 0;
        f.Return24hPct = 0;
        f.Return168hPct = 1;
        f.VolumeRatio = 1;
        f.BaseVolume24h = 1_000_000;
        f.QuoteVolume24h = 100_000_000;
        f.Vwap24h = 100;
        f.High60m = 101;
        f.Low60m = 99.9;
        f.High24h = 105;
        f.Low24h = 80;
        f.AtrPct = 1.2;
        f.AtrPctMedian7d = 1;
        f.Rsi14 = 45;
        f.Rsi14Prev = 45;
        f.Ema21 = 100;
        f.EmaSlopePctPerHour = 0;
        f.Mean20h = 100;
        f.ZScore20h = 0;
        f.RealisedVolPct = 50;
        f.TrendConsistency12h = 0.5;
        f.HoleShare24hPct = 0;
        f.HoleShare168hPct = 0;
        f.BarCount = 10_000;
        return f;
    }
}
