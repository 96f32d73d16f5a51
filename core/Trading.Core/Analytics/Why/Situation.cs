using Trading.Core.Cycle;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Analytics.Why;

/// <summary>A decision's input and policy, to be decided again with something changed. Never changed itself: each change gives another.</summary>
internal sealed class Situation
{
    private readonly Lazy<CompiledPolicy> _compiled;
    private Decision? _decision;

    public Situation(DecisionInput input, TradingPolicy policy)
        : this(input, policy, new Lazy<CompiledPolicy>(() => DecisionReplay.Compile(input, policy)))
    {
    }

    private Situation(DecisionInput input, TradingPolicy policy, Lazy<CompiledPolicy> compiled)
    {
        Input = input;
        Policy = policy;
        _compiled = compiled;
    }

    public DecisionInput Input { get; }

    public TradingPolicy Policy { get; }

    public CompiledPolicy Compiled => _compiled.Value;

    public CycleState State => Input.State;

    public Timestamp Now => Input.Now;

    /// <summary>What is decided here. The regime is read again, as a changed policy may see another one in the same figures.</summary>
    public Decision Decision => _decision ??= Decide();

    public ref readonly ProductMarket Row(int row) => ref Input.Input.Market.Products[row];

    public ref readonly FeatureValues Features(int row) => ref Input.Input.Features.Values[row];

    /// <summary>With another policy.</summary>
    public Situation With(TradingPolicy policy) => new(Input, policy);

    /// <summary>With another account.</summary>
    public Situation With(CycleState state) => new(Input with { State = state }, Policy, _compiled);

    /// <summary>With a market and features of its own that <paramref name="change"/> may write to.</summary>
    public Situation With(Action<CycleInput> change)
    {
        var market = new MarketSnapshot(Input.Products) { BalancesAt = Input.Input.Market.BalancesAt, Venue = Input.Input.Market.Venue };
        Input.Input.Market.Products.CopyTo(market.Products, 0);
        var features = new FeatureBoard(market.Count) { Regime = Input.Input.Features.Regime };
        Input.Input.Features.Values.CopyTo(features.Values, 0);
        var copy = new CycleInput(market, features) { Slot = Input.Input.Slot };
        change(copy);
        var isListingChanged = !copy.Market.Products.Select(row => row.Product).SequenceEqual(Input.Products);
        var input = Input with { Input = copy };
        return isListingChanged ? new Situation(input, Policy) : new Situation(input, Policy, _compiled);
    }

    /// <summary>With membership of the universe judged at this cycle, as it is once every refresh interval.</summary>
    public Situation Rejudged()
    {
        var universe = State.Universe;
        var interval = Policy.Universe.RefreshMinutes * 60_000L;
        if (!universe.IsJudged || Now.UnixMs / interval > universe.RefreshedAt.UnixMs / interval)
        {
            return this;
        }

        var before = new Timestamp((Now.UnixMs / interval * interval) - 1);
        return With(State with { Universe = new(before, universe.Standings.ToArray(), universe.Spreads) });
    }

    private Decision Decide()
    {
        var reading = Input.Input.Features.Regime;
        if (reading.IsInsufficientData)
        {
            return DecisionReplay.Decide(Input, Compiled);
        }

        var f = FeatureValues.Unavailable;
        f.Return168hPct = reading.TrendPct;
        f.RealisedVolPct = reading.VolPct;
        var regime = RegimeClassifier.Classify(f, Compiled.RegimeThresholds);
        return DecisionReplay.Decide(regime == reading ? Input : With(input => input.Features.Regime = regime).Input, Compiled);
    }
}
