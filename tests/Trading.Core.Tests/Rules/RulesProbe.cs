using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Rules;

/// <summary>Asks the rules about triggers on one product with 10,000 of NAV.</summary>
internal sealed class RulesProbe(TradingPolicy policy, decimal minNotional = 5)
{
    public static readonly Money Nav = new(10_000);

    /// <summary>At target volatility, nothing that boosts conviction.</summary>
    public static readonly FeatureValues Plain = FeatureValues.Unavailable with
    {
        Price = 100,
        Return60mPct = 2.5,
        RealisedVolPct = 50,
        Vwap24h = 101,
        Low60m = 100,
        Rsi14 = 49,
        Rsi14Prev = 48,
        QuoteVolume24h = 1e7,
    };

    private readonly RulesEngine _engine = new(policy.Rules, policy.Sizing, policy.Regime, new Money(minNotional));

    /// <summary>The shipped rules, with every signal allowed in chop and bull.</summary>
    public static RulesProbe AllSignals { get; } = new(TestPolicies.ShippedWith("""
        regime:
          bull: {signals: [price_move, volume_spike, momentum_breakout, trend_follow, mean_reversion, fade_spike, reversal]}
          chop: {signals: [price_move, volume_spike, momentum_breakout, trend_follow, mean_reversion, fade_spike, reversal]}
        """));

    public static RulesProbe Shipped { get; } = new(TestPolicies.Shipped);

    public RulesEngine Engine => _engine;

    public static TriggerSignal Up(string signal, double strength, double confidence) =>
        new(signal, TriggerDirection.Up, strength, confidence);

    public (Proposal? Proposal, RuleReason[] Reasons) Propose(
        FeatureValues f,
        Regime regime,
        Tier tier,
        Money nav,
        decimal productMinNotional,
        params TriggerSignal[] triggers)
    {
        var row = new MarketSnapshot([TestProducts.Of("BTC-USD", minNotional: productMinNotional)]).Products[0];
        var reasons = new RuleReason[triggers.Length];
        return (_engine.Propose(0, row, f, triggers, tier, regime, nav, reasons), reasons);
    }

    public (Proposal? Proposal, RuleReason[] Reasons) Propose(FeatureValues f, Regime regime, Tier tier, params TriggerSignal[] triggers) =>
        Propose(f, regime, tier, Nav, 1, triggers);

    public RuleReason ReasonFor(FeatureValues f, Regime regime, TriggerSignal trigger, Tier tier = Tier.T1) =>
        Propose(f, regime, tier, trigger).Reasons[0];
}
