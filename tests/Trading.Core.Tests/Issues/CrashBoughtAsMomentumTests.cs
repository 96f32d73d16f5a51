using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>Absolute price changes once made a crash look like upward momentum, and it was bought.</summary>
public sealed class CrashBoughtAsMomentumTests
{
    [Theory]
    [InlineData(Regime.Chop)]
    [InlineData(Regime.Bull)]
    [InlineData(Regime.Bear)]
    [InlineData(Regime.Crash)]
    public void CrashIsNeverUpwardMomentum(Regime regime)
    {
        // All momentum signals may trade in every regime here, and the price just fell by a tenth on ten times the volume.
        var policy = TestPolicies.ShippedWith("""
            regime:
              bull: {signals: [price_move, volume_spike, event_driven, momentum_breakout, trend_follow]}
              chop: {signals: [price_move, volume_spike, event_driven, momentum_breakout, trend_follow]}
            """);
        var crash = FeatureValues.Unavailable with
        {
            Price = 90,
            Return15mPct = -10,
            Return60mPct = -10,
            Return24hPct = -10,
            VolumeRatio = 10,
            High24h = 101,
            Low24h = 89,
            Low60m = 89,
            Mean20h = 99,
            AtrPct = 5,
            AtrPctMedian7d = 1,
            EmaSlopePctPerHour = -0.5,
            TrendConsistency12h = 1,
            RealisedVolPct = 80,
        };
        var signals = SignalSet.From(
            policy.Signals with { Enabled = ["price_move", "volume_spike", "event_driven", "momentum_breakout", "trend_follow"] },
            policy.Regime);
        var triggers = new TriggerSignal[signals.Count];

        var count = signals.Scan(crash, new SignalContext(regime, regime), triggers, out _);

        Assert.Equal(["price_move", "volume_spike", "event_driven"], triggers[..count].Select(t => t.Signal));
        Assert.All(triggers[..count], t => Assert.Equal(TriggerDirection.Down, t.Direction));
        var rules = new RulesEngine(policy.Rules, policy.Sizing, policy.Regime, new Money(5));
        var reasons = new RuleReason[count];
        var row = new MarketSnapshot([TestProducts.Of("BTC-USD")]).Products[0];
        Assert.Null(rules.Propose(0, row, crash, triggers.AsSpan(0, count), Tier.T1, regime, new Money(10_000), reasons));
        Assert.All(reasons, reason => Assert.Equal(RuleReason.Direction, reason));
    }
}
