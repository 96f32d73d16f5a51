using Trading.Core.Cycle;
using Trading.Core.Features;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Cycle;

public class CompiledPolicyTests
{
    [Fact]
    public void Shipped_RegimesDiffer_NeedsThemAndVolatility()
    {
        var policy = new CycleWorld().Policy;

        Assert.True(policy.IsRegimeNeeded);
        Assert.True(policy.Needs.HasFlag(FeatureNeeds.Volatility));
        Assert.Equal("default", policy.Costs.Fees.Name);
        Assert.Equal(new RegimeThresholds(-10, 100, 10, 60, -5), policy.RegimeThresholds);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void IsRegimeNeeded_ProfilesAlikeOrNot_FollowsTheirContentAndNotTheirLists(int bearSize, bool expected)
    {
        var shipped = TestPolicies.Shipped;
        var same = shipped.Regime.Bull with { Signals = [.. shipped.Regime.Bull.Signals] };
        var regimes = shipped.Regime with
        {
            Chop = shipped.Regime.Bull,
            Crash = same,
            Bear = same with { SizeMultiplier = bearSize },
        };

        Assert.Equal(expected, new CycleWorld(shipped with { Regime = regimes }).Policy.IsRegimeNeeded);
    }

    [Fact]
    public void FeatureOptions_ReferenceStrategy_AsksForItsAverages()
    {
        var policy = new CycleWorld(TestPolicies.ShippedWith("""
            signals: {enabled: [sma_cross], options: {sma_cross: {fast: 5, slow: 20}}}
            regime:
              bull: {signals: [sma_cross]}
              chop: {signals: [sma_cross]}
            rules:
              table:
                - {signal: sma_cross, stop_pct: null, target_pct: null, max_hold_hours: null, size_multiplier: 1, return_60m_pct_min: null, excluded_regimes: []}
            costs: {impact_coefficient: 0}
            sizing: {vol_target_pct: 0}
            """)).Policy;

        Assert.Equal(new FeatureOptions(10, 5, 20), policy.FeatureOptions);
        Assert.False(policy.Needs.HasFlag(FeatureNeeds.Volatility));
    }

    [Fact]
    public void Mark_AnyAccount_ValuesItAtTheSnapshot()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 2, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Eth).LastPrice = 104.5;

        var marked = TradingCycle.Mark(world.State, world.Input.Market, CycleWorld.Slot, world.Policy);

        Assert.Equal((10_009m, CycleWorld.Slot, 10_009m), (marked.Nav.Amount, marked.Slot, marked.Risk.HighWaterMark.Amount));
    }
}
