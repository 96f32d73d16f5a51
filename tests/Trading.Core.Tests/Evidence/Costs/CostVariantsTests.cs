using Trading.Core.Evidence.Costs;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Costs;

public class CostVariantsTests
{
    private static readonly TradingPolicy Shipped = TestPolicies.Shipped;

    private static readonly CostVariant[] All = [.. CostVariants.Of(Shipped, TestPolicies.Vocabulary)];

    [Fact]
    public void Of_ShippedPolicy_GoesAlongFeesSpreadAndCapital() => Assert.Equal(
        [
            "Fees 0x", "Fees 0.25x", "Fees 0.5x", "Fees 1x", "Fees 1.5x", "Fees 2x", "Fees taker_120", "Spread 0.5x", "Spread 1x", "Spread 2x",
            "Spread 4x", "Capital 1x", "Capital 10x", "Capital 100x", "Capital 1000x",
        ],
        All.Select(v => $"{v.Axis} {v.Value}"));

    // Shipped: maker 40, taker 60; spreads 10, 20, 40; cash 10,000.
    [Fact]
    public void Of_ShippedPolicy_ChangesOneThingATime()
    {
        var tier = Find(CostAxisKind.Fees, "1.5x").Costs.FeeSchedules["default"][0].Tiers[0];
        Assert.Equal((60m, 90m), (tier.MakerBps, tier.TakerBps));
        Assert.Equal((0m, 0m), (Find(CostAxisKind.Fees, "0x").Costs.FeeSchedules["default"][0].Tiers[0].MakerBps, Find(CostAxisKind.Fees, "0x").Costs.FeeSchedules["default"][0].Tiers[0].TakerBps));
        Assert.Equal(120m, Find(CostAxisKind.Fees, "1.5x").Costs.FeeSchedules["taker_120"][0].Tiers[0].TakerBps);
        var spread = Find(CostAxisKind.Spread, "4x").Costs.SpreadBps;
        Assert.Equal((40m, 80m, 160m), (spread.T1, spread.T2, spread.T3));
        Assert.Equal(1_000_000m, Find(CostAxisKind.Capital, "100x").Backtest.InitialCash);
        Assert.All(All.Where(v => v.Axis != CostAxisKind.Capital), v => Assert.Equal(10_000m, v.Policy.Backtest.InitialCash));
        Assert.All(All.Where(v => v.Axis != CostAxisKind.Spread), v => Assert.Equal(20m, v.Policy.Costs.SpreadBps.T2));
        Assert.Equal((null, "taker_120", PolicyHash.Of(Shipped)), (All[6].Multiple, All[6].FeeSchedule, PolicyHash.Of(All[6].Policy)));
    }

    [Fact]
    public void Of_AnyPoint_DecidesTheSameAndTheBaseIsThePolicyItself()
    {
        Assert.All(All, v => Assert.Equal(DecisionHash.Of(Shipped), DecisionHash.Of(v.Policy)));
        Assert.Equal(3, All.Count(v => v.IsBase));
        Assert.All(All.Where(v => v.IsBase), v => Assert.Same(Shipped, v.Policy));
        Assert.Equal(12 - 1, All.Where(v => !v.IsBase && v.Multiple is not null).Select(v => PolicyHash.Of(v.Policy)).Distinct().Count());
    }

    [Fact]
    public void Of_MultipleThatNoPolicyCanHave_IsNamed()
    {
        var policy = TestPolicies.ShippedWith("backtest: {initial_cash: 2000000000}");
        var error = Assert.Throws<InputException>(() => CostVariants.Of(policy, TestPolicies.Vocabulary));

        Assert.StartsWith("cost curve: 1000x of backtest.initial_cash: backtest.initial_cash is 2000000000000", error.Message, StringComparison.Ordinal);
    }

    private static TradingPolicy Find(CostAxisKind axis, string value) => All.Single(v => v.Axis == axis && v.Value == value).Policy;
}
