using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

/// <summary>
/// Caps of an account of 10,000: 300 a product, 1,000 in LAYER1 (all four products here), 2,500 in all. What is filled, open, unknown
/// and proposed counts; what room is left is used.
/// </summary>
public class ExposureCapTests
{
    [Fact]
    public void Assess_LargerThanThePositionCap_IsResizedIntoIt()
    {
        Assert.Equal(300, new RiskProbe().AssessEth(1000).Approved!.Size.Amount);
    }

    [Fact]
    public void Assess_Chop_HalvesThePositionCap()
    {
        Assert.Equal(150, new RiskProbe { Regime = Regime.Chop }.AssessEth(1000).Approved!.Size.Amount);
    }

    /// <summary>A canary uses a twentieth of each cap: 15 a product, 50 in the cluster, 125 in all.</summary>
    [Fact]
    public void Assess_PartOfTheCapsMayBeUsed_ResizesIntoThatPart()
    {
        var probe = new RiskProbe();
        probe.SetRisk(risk => risk with { CapShare = 0.05m });

        var verdict = probe.AssessEth(1000);

        Assert.Equal(15, verdict.Approved!.Size.Amount);
        Assert.Equal(
            [15m, 50m, 125m],
            new[] { RiskReason.PositionCap, RiskReason.ClusterCap, RiskReason.TotalExposure }.Select(reason => verdict.Checks.Single(c => c.Reason == reason).Limit));
    }

    [Fact]
    public void Assess_Bear_LeavesNoRoomInAnyProduct()
    {
        var probe = RiskProbe.With("regime: {bear: {max_open_positions: 8}}");
        probe.Regime = Regime.Bear;

        Refuses(probe.AssessEth(), new RiskCheck(RiskReason.PositionCap, false, 0, 0), 0);
    }

    [Fact]
    public void Assess_HeldProduct_LeavesTheRoomAboveItsMark()
    {
        var probe = RiskProbe.With($"{RiskProbe.Unpaced}\nrisk: {{pyramiding: {{is_on: true}}}}");
        probe.Hold(CycleWorld.Eth, 2.5m);

        Assert.Equal(50, probe.AssessEth().Approved!.Size.Amount);

        // The price rises by a tenth, and 275 of 300 are taken.
        probe.World.Row(CycleWorld.Eth).LastPrice = 110;
        Assert.Equal(25, probe.AssessEth().Approved!.Size.Amount);

        probe.World.Row(CycleWorld.Eth).LastPrice = 120;
        Refuses(probe.AssessEth(), new RiskCheck(RiskReason.PositionCap, false, 300, 300), 0);
    }

    [Theory]
    [InlineData(OrderState.Open)]
    [InlineData(OrderState.Unknown)]
    public void Assess_EntryStillOut_CountsWithItsFullReservation(OrderState state)
    {
        var probe = new RiskProbe();
        probe.LeaveOpen(CycleWorld.Btc, 940, state);

        var verdict = probe.AssessEth();

        Assert.Equal(60, verdict.Approved!.Size.Amount);
        Assert.Contains(new RiskCheck(RiskReason.ClusterCap, true, 940, 1000), verdict.Checks);
        Assert.Contains(new RiskCheck(RiskReason.TotalExposure, true, 940, 2500), verdict.Checks);
    }

    [Fact]
    public void Assess_EntryPartlyFilled_CountsItsMarkAndWhatItMayStillCost()
    {
        var probe = new RiskProbe();
        var intent = probe.LeaveOpen(CycleWorld.Btc, 500);
        probe.World.Apply(Trading.Core.Cycle.CycleEvent.Filled(new Fill(
            "t1", intent.Id, CycleWorld.Btc, Side.Buy, new Price(100), new Quantity(2), new Money(1), Liquidity.Maker, intent.CreatedAt)));
        probe.World.Row(CycleWorld.Btc).LastPrice = 110;

        // 2 x 110 held, 500 - 200 - 1 still reserved.
        Assert.Contains(new RiskCheck(RiskReason.ClusterCap, true, 519, 1000), probe.AssessEth().Checks);
    }

    [Fact]
    public void Assess_ClusterFull_Refuses()
    {
        var probe = new RiskProbe();
        probe.Hold(CycleWorld.Btc, 4);
        probe.Hold(CycleWorld.Sol, 3);
        probe.LeaveOpen(CycleWorld.Ada, 300);

        Refuses(probe.AssessEth(), new RiskCheck(RiskReason.ClusterCap, false, 1000, 1000), 0);
    }

    [Fact]
    public void Assess_ProductInTwoClusters_AnswersToBoth()
    {
        var probe = RiskProbe.With("risk: {clusters: {PAIR: {cap_pct_nav: 2, assets: [BTC, ETH]}}}");
        probe.Hold(CycleWorld.Btc, 1.4m);

        var verdict = probe.AssessEth();

        Assert.Equal(60, verdict.Approved!.Size.Amount);
        Assert.Contains(new RiskCheck(RiskReason.ClusterCap, true, 140, 1000), verdict.Checks);
        Assert.Contains(new RiskCheck(RiskReason.ClusterCap, true, 140, 200), verdict.Checks);
    }

    [Fact]
    public void Assess_ProductOutsideEveryCluster_HasNoClusterCheck()
    {
        var probe = RiskProbe.With("risk: {clusters: {LAYER1: {assets: [BTC]}}}");
        probe.Hold(CycleWorld.Btc, 15);

        var verdict = probe.AssessEth();

        Assert.True(verdict.IsApproved);
        Assert.DoesNotContain(verdict.Checks, c => c.Reason == RiskReason.ClusterCap);
    }

    [Fact]
    public void Assess_TotalExposureFull_Refuses()
    {
        var probe = RiskProbe.With("risk: {clusters: {LAYER1: {assets: [NEAR]}}}");
        probe.Hold(CycleWorld.Btc, 13);
        probe.Hold(CycleWorld.Sol, 12);

        Refuses(probe.AssessEth(), new RiskCheck(RiskReason.TotalExposure, false, 2500, 2500), 0);
    }

    [Fact]
    public void Assess_CashNearlySpent_SpendsWhatIsFree()
    {
        var probe = new RiskProbe();
        probe.LeaveOpen(CycleWorld.Btc, 30);
        probe.World.State = probe.World.State with { Ledger = Ledger.Open(new Money(70)) };

        var verdict = probe.AssessEth();

        Assert.Equal(40, verdict.Approved!.Size.Amount);
        Assert.Contains(new RiskCheck(RiskReason.NoCash, true, 40, 0), verdict.Checks);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(20)]
    public void Assess_NoFreeCash_Refuses(int cash)
    {
        var probe = new RiskProbe();
        probe.LeaveOpen(CycleWorld.Btc, 30, OrderState.Unknown);
        probe.World.State = probe.World.State with { Ledger = Ledger.Open(new Money(cash)) };

        Refuses(probe.AssessEth(), new RiskCheck(RiskReason.NoCash, false, cash - 30, 0), cash - 30);
    }

    [Fact]
    public void Assess_SeveralProposals_EachSeesWhatWasApprovedBefore()
    {
        // 620 of 1,000 are taken: the best gets 300, the next the 80 that are left, the last nothing.
        var probe = RiskProbe.With($"{RiskProbe.Unpaced}\nrisk: {{max_new_positions_per_cycle: 8}}");
        probe.Hold(CycleWorld.Btc, 6.2m);

        var verdicts = probe.Assess(
            probe.Wants(CycleWorld.Ada, 400, conviction: 0.4),
            probe.Wants(CycleWorld.Sol, 400, conviction: 0.8),
            probe.Wants(CycleWorld.Eth, 400, conviction: 0.6));

        Assert.Equal([CycleWorld.Sol, CycleWorld.Eth, CycleWorld.Ada], verdicts.Select(v => v.Proposal.Product));
        Assert.Equal([300m, 80m, null], verdicts.Select(v => v.Approved?.Size.Amount));
        Assert.Equal([RiskReason.ClusterCap, RiskReason.BelowMinAfterCaps], verdicts[2].Failures);
    }

    [Fact]
    public void Assess_RefusedProposal_TakesNoRoom()
    {
        var probe = RiskProbe.With($"{RiskProbe.Unpaced}\nrisk: {{max_new_positions_per_cycle: 8}}");
        probe.Hold(CycleWorld.Btc, 6.2m);
        probe.World.Row(CycleWorld.Sol).Status = ProductStatus.Offline;

        var verdicts = probe.Assess(probe.Wants(CycleWorld.Sol, 400, conviction: 0.8), probe.Wants(CycleWorld.Eth, 400));

        Assert.False(verdicts[0].IsApproved);
        Assert.Equal(300, verdicts[1].Approved!.Size.Amount);
    }

    private static void Refuses(RiskVerdict verdict, RiskCheck cap, decimal left)
    {
        Assert.Null(verdict.Approved);
        Assert.Equal(
            [cap, new RiskCheck(RiskReason.BelowMinAfterCaps, false, left, 5)],
            verdict.Checks.Where(c => !c.IsPassed));
    }
}
