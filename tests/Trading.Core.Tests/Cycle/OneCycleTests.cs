using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Cycle;

/// <summary>One cycle from a fake snapshot through the whole pipeline, with sizes and reasons worked out by hand.</summary>
public class OneCycleTests
{
    [Fact]
    public void DecideEntries_CalmMarket_DecidesNothing()
    {
        var decision = new CycleWorld().DecideEntries();

        Assert.Equal(4, decision.Scanned);
        Assert.Empty(decision.Triggers);
        Assert.Empty(decision.Proposals);
        Assert.Empty(decision.Verdicts);
        Assert.Empty(decision.Approved);
    }

    [Fact]
    public void DecideEntries_MeanReversionInChop_ProposesTheSizeThatHandArithmeticGives()
    {
        var decision = new CycleWorld().WithMeanReversion(CycleWorld.Eth).DecideEntries();

        var trigger = Assert.Single(decision.Triggers);
        Assert.Equal("mean_reversion", trigger.Trigger.Signal);
        Assert.Equal(RuleReason.Proposed, trigger.Outcome);
        Assert.Equal(5.0 / 6, trigger.Trigger.Strength, 12);
        Assert.Equal(0.5, trigger.Trigger.Confidence, 12);

        // Conviction .5 x 5/6 + .3 x 1/2 + .02 for tier 1, at six digits.
        var proposal = Assert.Single(decision.Proposals);
        Assert.Equal(0.586667, proposal.Entry.Conviction);

        // min(3, .15 / 6 % = 2.5) x .7 (rule) x 1 (vol 50 of 50) x .5 (chop) x 1 (tier) x (.5 + .5 x .586667) % of 10,000.
        Assert.Equal(69.416681250m, proposal.Size.Amount);
        Assert.Equal(0.69416681250m, proposal.Entry.Size.SizePctNav);

        var verdict = Assert.Single(decision.Verdicts);
        Assert.Empty(verdict.Failures);
        var approved = Assert.Single(decision.Approved);
        Assert.Equal(proposal.Size, approved.Size);
    }

    [Fact]
    public void Plan_ApprovedEntryWithoutQuotes_RestsOneTickBelowTheLastPriceWithinItsBudget()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Eth);
        var approved = Assert.Single(world.DecideEntries().Approved);

        var leg = world.Policy.Planner.Plan(approved, world.Row(CycleWorld.Eth), CycleWorld.Slot, CycleWorld.Now).Leg;

        var intent = Assert.IsType<WorkingLeg>(leg).Intent;
        Assert.Equal(OrderKind.PostOnlyLimit, intent.Kind);
        Assert.Equal(94.99m, intent.LimitPrice!.Value.Value);

        // 69.41668125 / 1.004 / 94.99, cut at eight digits.
        Assert.Equal(0.72786736m, intent.BaseSize.Value);
        Assert.Equal(CycleWorld.Now + TimeSpan.FromSeconds(15), intent.CancelAt);
        Assert.Equal(CycleWorld.Now + TimeSpan.FromSeconds(45), intent.EndTime);
    }

    [Fact]
    public void DecideEntries_TwoCandidates_ApprovesTheBetterAndRefusesTheOtherForThisCycle()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Ada).WithMeanReversion(CycleWorld.Btc);

        var decision = world.DecideEntries();

        // BTC is tier 1 and has .02 more conviction.
        Assert.Equal([CycleWorld.Btc, CycleWorld.Ada], decision.Verdicts.Select(v => v.Proposal.Product));
        Assert.Equal(CycleWorld.Btc, Assert.Single(decision.Approved).Entry!.Product);
        Assert.Equal(
            [RiskReason.GlobalTradeSpacing, RiskReason.MaxNewPositionsPerCycle],
            decision.Verdicts[1].Failures);
    }

    [Fact]
    public void DecideEntries_KillSwitch_FiresAndProposesButApprovesNothing()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Eth);
        world.Apply(CycleEvent.KillSwitchSet(KillSwitch.NoNewRisk, CycleWorld.Slot));

        var decision = world.DecideEntries();

        Assert.Single(decision.Triggers);
        Assert.Equal([RiskReason.KillSwitch], Assert.Single(decision.Verdicts).Failures);
        Assert.Empty(decision.Approved);
    }

    [Fact]
    public void DecideEntries_BearMarket_KeepsCash()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Eth);
        world.Input.Features.Regime = new(Regime.Bear, -6, 50, IsInsufficientData: false);

        var decision = world.DecideEntries();

        Assert.Equal(0, decision.Scanned);
        Assert.False(decision.IsUniverseEmpty);
        Assert.Empty(decision.Approved);
    }

    [Fact]
    public void DecideEntries_StaleCandle_NeverBuys()
    {
        var world = new CycleWorld().WithMeanReversion(CycleWorld.Eth);
        world.Row(CycleWorld.Eth).LastCandleAt = CycleWorld.Slot - TimeSpan.FromHours(2);

        Assert.Empty(world.DecideEntries().Approved);
    }

    [Theory]
    [InlineData(94, ExitReason.Stop)]
    [InlineData(109, ExitReason.Target)]
    [InlineData(100, null)]
    public void DecideExits_OpenPosition_JudgesTheNewestBid(double price, ExitReason? expected)
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Eth).LastPrice = price;

        var exits = world.DecideExits().Exits;

        Assert.Equal(expected, exits.Count == 0 ? null : Assert.Single(exits).Reason);
    }

    [Fact]
    public void DecideExits_HoldOver_AsksToClose()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(36));

        Assert.Equal(ExitReason.MaxHold, Assert.Single(world.DecideExits().Exits).Reason);
    }

    [Fact]
    public void DecideExits_ExitAlreadyOut_IsNotSentAgain()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Eth).LastPrice = 90;
        var approved = Assert.Single(world.DecideExits().Approved);
        var leg = world.Policy.Planner.Plan(approved, world.Row(CycleWorld.Eth), CycleWorld.Slot, CycleWorld.Now).Leg!;
        world.Apply(CycleEvent.Committed(leg.Intent));
        world.Apply(CycleEvent.Sent(leg.Intent.Id, CycleWorld.Now));

        Assert.Empty(world.DecideExits().Exits);
        world.Apply(CycleEvent.Unknown(leg.Intent.Id, CycleWorld.Now));
        Assert.Empty(world.DecideExits().Exits);
    }

    [Fact]
    public void DecideExits_Halted_RecordsTheExitAndSendsNothing()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Eth).LastPrice = 90;
        world.Apply(CycleEvent.KillSwitchSet(KillSwitch.HaltAll, CycleWorld.Slot));

        var decision = world.DecideExits();

        Assert.Equal(RiskReason.KillSwitch, Assert.Single(decision.Exits).Refusal);
        Assert.Empty(decision.Approved);
    }
}
