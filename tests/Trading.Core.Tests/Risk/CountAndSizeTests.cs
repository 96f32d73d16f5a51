using Trading.Core.Market;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

/// <summary>Position counts, and sizes that are too small for a policy, a venue or an increment.</summary>
public class CountAndSizeTests
{
    [Fact]
    public void Assess_AsManyPositionsAsAllowed_Refuses()
    {
        var probe = RiskProbe.With("risk: {max_open_positions: 2}");
        probe.Hold(CycleWorld.Btc, 0.1m);
        probe.LeaveOpen(CycleWorld.Sol, 10);

        probe.RefusesOnly(RiskReason.MaxOpenPositions, 2, 2);
    }

    [Fact]
    public void Assess_OneFewer_Approves()
    {
        var probe = RiskProbe.With("risk: {max_open_positions: 2}");
        probe.Hold(CycleWorld.Btc, 0.1m);

        probe.Approves();
    }

    [Fact]
    public void Assess_RegimeAllowsFewerPositions_TheSmallerNumberBinds()
    {
        var probe = RiskProbe.With("regime: {bull: {max_open_positions: 1}}");
        probe.Hold(CycleWorld.Btc, 0.1m);

        probe.RefusesOnly(RiskReason.MaxOpenPositions, 1, 1);
    }

    [Fact]
    public void Assess_AddToAPosition_OpensNoNewOne()
    {
        var probe = RiskProbe.With($"{RiskProbe.Unpaced}\nrisk: {{max_open_positions: 1, pyramiding: {{is_on: true}}}}");
        probe.Hold(CycleWorld.Eth, 0.1m);

        probe.Approves();
    }

    [Fact]
    public void Assess_SecondOfACycle_IsRefusedByCountAndBySpacing()
    {
        var probe = new RiskProbe();

        var verdicts = probe.Assess(probe.Wants(CycleWorld.Btc, 100, conviction: 0.7), probe.Wants(CycleWorld.Eth, 100));

        Assert.True(verdicts[0].IsApproved);
        Assert.Equal(
            [
                new RiskCheck(RiskReason.GlobalTradeSpacing, false, 0, 1200),
                new RiskCheck(RiskReason.MaxNewPositionsPerCycle, false, 1, 1),
            ],
            verdicts[1].Checks.Where(c => !c.IsPassed));
    }

    [Fact]
    public void Assess_SecondOfACycleWithoutSpacing_IsRefusedByCountAlone()
    {
        var probe = RiskProbe.With(RiskProbe.Unpaced);

        var verdicts = probe.Assess(probe.Wants(CycleWorld.Btc, 100, conviction: 0.7), probe.Wants(CycleWorld.Eth, 100));

        Assert.Equal([RiskReason.MaxNewPositionsPerCycle], verdicts[1].Failures);
    }

    [Fact]
    public void Assess_ApprovedThisCycle_CountsAsAnOpenPosition()
    {
        var probe = RiskProbe.With($"{RiskProbe.Unpaced}\nrisk: {{max_open_positions: 2, max_new_positions_per_cycle: 2}}");
        probe.Hold(CycleWorld.Sol, 0.1m);

        var verdicts = probe.Assess(probe.Wants(CycleWorld.Btc, 100, conviction: 0.7), probe.Wants(CycleWorld.Eth, 100));

        Assert.True(verdicts[0].IsApproved);
        Assert.Equal([RiskReason.MaxOpenPositions], verdicts[1].Failures);
    }

    [Fact]
    public void Assess_SmallerThanTheMinimum_IsRaisedToItWhereEveryCapAllows()
    {
        Assert.Equal(5, new RiskProbe().AssessEth(3).Approved!.Size.Amount);
    }

    [Fact]
    public void Assess_RoomBelowTheMinimum_IsRefusedAndNotRaised()
    {
        var probe = new RiskProbe();
        probe.World.State = probe.World.State with { Ledger = Ledger.Open(new Money(4.99m)) };

        probe.RefusesOnly(RiskReason.BelowMinAfterCaps, 4.99m, 5);
    }

    [Fact]
    public void Assess_RoomOfExactlyTheMinimum_IsUsed()
    {
        var probe = new RiskProbe();
        probe.World.State = probe.World.State with { Ledger = Ledger.Open(new Money(5)) };

        Assert.Equal(5, probe.AssessEth().Approved!.Size.Amount);
    }

    [Fact]
    public void Assess_CeilingBelowThePolicysMinimum_Refuses()
    {
        var verdict = new RiskProbe().AssessEth(3, ceiling: 4.99m);

        Assert.Equal([new RiskCheck(RiskReason.MinNotional, false, 4.99m, 5)], verdict.Checks.Where(c => !c.IsPassed));
    }

    [Fact]
    public void Assess_VenueAsksForMoreThanThePolicy_TheVenuesMinimumCounts()
    {
        var probe = new RiskProbe();
        ref var row = ref probe.World.Row(CycleWorld.Eth);
        row.Product = row.Product with { MinNotional = new Money(100.01m) };

        probe.RefusesOnly(RiskReason.MinNotional, 100, 100.01m);
    }

    [Fact]
    public void Assess_LessThanOneStepOfBase_Refuses()
    {
        // 100 buy 1e-10 at this price, and a step is 1e-8.
        var probe = new RiskProbe();
        probe.World.Row(CycleWorld.Eth).LastPrice = 1e12;

        probe.RefusesOnly(RiskReason.SizeIncrement, 0, 0.00000001m);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0.004)]
    public void Assess_NoPriceOnTheGrid_RefusesInsteadOfDividingByIt(double price)
    {
        var probe = new RiskProbe();
        probe.World.Row(CycleWorld.Eth).LastPrice = price;

        probe.RefusesOnly(RiskReason.SizeIncrement, 0, 0.00000001m);
    }
}
