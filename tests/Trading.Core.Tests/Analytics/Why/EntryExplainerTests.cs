using Trading.Core.Analytics.Why;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics.Why;

public class EntryExplainerTests
{
    [Fact]
    public void Explain_Entry_FactorsMultiplyOutExactlyToTheSize()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Eth);

        var why = Explain(world, CycleWorld.Eth)!;

        Assert.Equal(
            [10_000m, 0.025m, 0.7m, 1m, 0.5m, 1m, 0.7933335m],
            why.Factors.Select(factor => factor.Value));
        Assert.Equal("risk per trade over the stop, share of NAV", why.Factors[1].Name);
        Assert.Equal(69.416681250m, why.Factors.Aggregate(1m, (product, factor) => product * factor.Value));
        Assert.Equal(69.416681250m, why.Proposed.Amount);
        Assert.Equal(why.Proposed, why.Approved);
        Assert.Null(why.Resized);
    }

    [Fact]
    public void Explain_Entry_NamesTriggerConvictionAndItsParts()
    {
        var why = Explain(new CycleWorld().WithMeanReversion(CycleWorld.Eth), CycleWorld.Eth)!;

        Assert.Equal(("mean_reversion", Regime.Chop, Tier.T1), (why.Signal, why.Regime, why.Tier));
        Assert.Equal(5.0 / 6 * 0.5, why.Score, 12);
        Assert.Equal(["strength", "confidence", "above_vwap", "higher_low", "rsi_cross", "bounce", "tier1"], why.ConvictionParts.Select(part => part.Name));
        Assert.Equal(0.5 * 5 / 6, why.ConvictionParts[0].Value, 12);
        Assert.Equal([0, 0, 0, 0, 0.02], why.ConvictionParts.Skip(2).Select(part => part.Value));
        Assert.Equal(why.Conviction, Math.Round(why.ConvictionParts.Sum(part => part.Value), 6));
        Assert.Equal(((decimal?)6m, (decimal?)9m, (int?)36), (why.StopPct, why.TargetPct, why.MaxHoldHours));
    }

    [Fact]
    public void Explain_EntryWithoutQuote_SaysWhyItRestsOneStepBelow()
    {
        var plan = Explain(new CycleWorld().WithMeanReversion(CycleWorld.Eth), CycleWorld.Eth)!.Plan!;

        Assert.Equal((OrderKind.PostOnlyLimit, (decimal?)94.99m), (plan.Kind, plan.Limit?.Value));
        Assert.Equal(
            "maker first (40 bps instead of 60): without a quote it rests one step below the last price for 15 s, is requoted up to 1 times, then to market if that costs at most 35 bps more",
            plan.Why);
    }

    [Fact]
    public void Explain_CapWithLessRoom_SaysWhichCutIt()
    {
        // A cap of .6 % x .5 in chop is 30, and nothing is held.
        var world = new CycleWorld(TestPolicies.ShippedWith("risk: {position_cap_pct_nav: 0.6}")).WithMeanReversion(CycleWorld.Eth);

        var why = Explain(world, CycleWorld.Eth)!;

        Assert.Equal(30m, why.Approved!.Value.Amount);
        Assert.StartsWith("cut to the room under position_cap: 30", why.Resized, StringComparison.Ordinal);
        Assert.Contains(why.Checks, check => check is { Reason: "position_cap", IsPassed: true, Observed: 0 } && check.Limit == 30);
    }

    [Fact]
    public void Explain_ProductWithoutAProposal_IsNothing() => Assert.Null(Explain(new CycleWorld(), CycleWorld.Eth));

    private static EntryWhy? Explain(CycleWorld world, ProductId product) =>
        EntryExplainer.Explain(WhyWorld.InputOf(world), world.Policy.Policy, product);
}
