using FsCheck.Fluent;
using Trading.Core.Evidence.Costs;
using Trading.Core.Evidence.Statistics;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Costs;

public class BreakEvenCostTests
{
    // Five trades: edge 4 on 600 bought, slippage 1 and fees 5.
    [Fact]
    public void Of_FiveTrades_IsEdgeOverBoughtBesideWhatWasPaid()
    {
        var cost = BreakEvenCost.Of(TestTrades.Five().Select(TradeCost.Of), new BootstrapPlan(200, 1), 0.95)!;

        Assert.Equal((5, 4m / 600m * 10_000m, 6m / 600m * 10_000m), (cost.Trades, cost.Bps, cost.PaidBps));
        Assert.True(cost.LowerBps < 0 && cost.UpperBps > 66.7, $"{cost}");
    }

    // Two trades drawn twice, each on its own: 300 on 400 or -100 on 100, and both together a quarter, a half and a quarter of the time.
    // Ratios 0.75, 200 / 500 = 0.4 and -1: the middle half is 0.4, from 0.3 to 0.7 probability.
    [Fact]
    public void Of_TwoTradesOfUnlikeSize_DrawsEdgeAndSizeTogether()
    {
        TradeCost[] trades = [Cost(1, 400, 300), Cost(2, 100, -100)];
        var plan = new BootstrapPlan(20_000, 3, 1);
        var narrow = BreakEvenCost.Of(trades, plan, 0.4)!;
        var wide = BreakEvenCost.Of(trades, plan, 0.6)!;

        Assert.Equal(4_000m, narrow.Bps);
        Assert.Equal((4_000, 4_000), (narrow.LowerBps, narrow.UpperBps));
        Assert.Equal((-10_000, 7_500), (wide.LowerBps, wide.UpperBps));
    }

    [Fact]
    public void Of_TradesInAnyOrder_AreTakenByTheirExits()
    {
        TradeCost[] trades = [Cost(1, 100, 5), Cost(2, 150, -3), Cost(3, 120, 8), Cost(4, 90, -2), Cost(5, 110, 4), Cost(6, 130, 1)];
        var plan = new BootstrapPlan(100, 5, 3);

        Assert.Equal(BreakEvenCost.Of(trades, plan, 0.9), BreakEvenCost.Of(trades.Reverse(), plan, 0.9));
    }

    [Fact]
    public void Of_EdgesTimesAFactor_IsTimesTheFactor()
    {
        var cases =
            from edges in Gen.Choose(-500, 500).ListOf(12)
            from sizes in Gen.Choose(50, 500).ListOf(12)
            from factor in Gen.Choose(1, 40)
            select (Edges: edges, Sizes: sizes, Factor: factor / 8m);
        var plan = new BootstrapPlan(60, 7);
        Properties.Check(cases, c =>
        {
            TradeCost[] trades = [.. c.Edges.Zip(c.Sizes, (edge, size) => (Edge: edge, Size: size)).Select((t, i) => Cost(i, t.Size, t.Edge))];
            var one = BreakEvenCost.Of(trades, plan, 0.9)!;
            var scaled = BreakEvenCost.Of(trades.Select(t => t with { Edge = t.Edge * c.Factor }), plan, 0.9)!;
            return Near(scaled.Bps, one.Bps * c.Factor) && Near((decimal)scaled.LowerBps, (decimal)one.LowerBps * c.Factor)
                && Near((decimal)scaled.UpperBps, (decimal)one.UpperBps * c.Factor) && one.LowerBps <= one.UpperBps && scaled.PaidBps == one.PaidBps;
        });
    }

    // At a cost of exactly the break-even, what is left is nothing.
    [Fact]
    public void Of_CostsEqualToTheBreakEven_LeaveNothing()
    {
        TradeCost[] trades = [Cost(1, 400, 30), Cost(2, 100, -5)];
        var bps = BreakEvenCost.Of(trades, new BootstrapPlan(10, 1), 0.9)!.Bps;

        Assert.Equal(500m, bps);
        Assert.Equal(0m, trades.Sum(t => t.Edge.Amount - (t.Bought.Amount * bps / 10_000m)));
    }

    [Fact]
    public void Of_NoTrades_IsNull() => Assert.Null(BreakEvenCost.Of([], new BootstrapPlan(10, 1), 0.9));

    [Theory]
    [InlineData(0, 0.9)]
    [InlineData(10, 1)]
    public void Of_PlanOrConfidenceThatCannotBe_Throws(int resamples, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BreakEvenCost.Of([Cost(1, 100, 1)], new BootstrapPlan(resamples, 1), confidence));

    private static bool Near(decimal left, decimal right) => Math.Abs(left - right) < 1e-6m;

    private static TradeCost Cost(int hour, decimal bought, decimal edge) => new(
        TestTrades.Slot.AddMs(hour * 3_600_000L), new Money(bought), new Money(edge), new Money(1), new Money(2));
}
