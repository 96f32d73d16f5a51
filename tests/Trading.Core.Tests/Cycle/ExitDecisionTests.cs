using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Cycle;

/// <summary>Exits are decided whatever state everything else is in.</summary>
public class ExitDecisionTests
{
    [Fact]
    public void DecideExits_OneProductWithoutAPrice_StillClosesTheOther()
    {
        var world = Falling();
        world.Hold(CycleWorld.Btc, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Btc).LastPrice = double.NaN;

        Assert.Equal(CycleWorld.Eth, Assert.Single(world.DecideExits().Approved).Position!.Product);
    }

    [Fact]
    public void DecideExits_EveryBreakerTripped_StillCloses()
    {
        var world = Falling();
        world.Apply(CycleEvent.KillSwitchSet(KillSwitch.NoNewRisk, CycleWorld.Slot));
        world.Apply(CycleEvent.TradingStateSet(TradingState.Reducing, CycleWorld.Slot));
        world.Apply(CycleEvent.Marked(new Money(1), CycleWorld.Slot));
        world.Input.Market.Venue = new VenueHealth(99, Timestamp.MaxValue, IsHealthy: false, 99_999);
        world.Input.Market.BalancesAt = Timestamp.MinValue;
        world.Row(CycleWorld.Eth).LastCandleAt = Timestamp.MinValue;

        Assert.Equal(ExitReason.Stop, Assert.Single(world.DecideExits().Approved).Exit);
    }

    [Fact]
    public void DecideExits_OperatorAsked_ClosesUntilItIsClosed()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Eth).LastPrice = 100;
        Assert.Empty(world.DecideExits().Exits);

        world.Apply(CycleEvent.CloseAsked(CycleWorld.Btc, CycleWorld.Slot));
        Assert.Empty(world.DecideExits().Exits);

        world.Apply(CycleEvent.CloseAsked(CycleWorld.Eth, CycleWorld.Slot));
        Assert.Equal(ExitReason.Manual, Assert.Single(world.DecideExits().Approved).Exit);
        Assert.Equal(ExitReason.Manual, Assert.Single(world.DecideExits().Approved).Exit);
    }

    [Fact]
    public void DecideExits_OperatorAskedAndStopDue_IsAStop()
    {
        var world = Falling();
        world.Apply(CycleEvent.CloseAsked(CycleWorld.Eth, CycleWorld.Slot));

        Assert.Equal(ExitReason.Stop, Assert.Single(world.DecideExits().Approved).Exit);
    }

    [Fact]
    public void DecideExits_Bid_CountsAndNotTheLastPrice()
    {
        var world = Falling();
        world.Row(CycleWorld.Eth).Quote = new Quote(CycleWorld.Now, 100, 100.2);

        Assert.Empty(world.DecideExits().Exits);
    }

    [Fact]
    public void DecideExits_PolicyChangedAfterEntry_KeepsTheStopOfTheEntry()
    {
        // The new rules would stop at 1 %, the position froze 6 %.
        var world = new CycleWorld(TestPolicies.Shipped with
        {
            Rules = TestPolicies.Shipped.Rules with { Table = [.. TestPolicies.Shipped.Rules.Table.Select(Tightened)] },
        });
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Eth).LastPrice = 95;

        Assert.Empty(world.DecideExits().Exits);

        static RulePolicy Tightened(RulePolicy rule) => rule with { StopPct = 1 };
    }

    [Fact]
    public void DecideExits_CrossDown_SignalAsksToClose()
    {
        var world = new CycleWorld(TestPolicies.ShippedWith("""
            signals: {enabled: [sma_cross]}
            regime:
              bull: {signals: [sma_cross]}
              chop: {signals: [sma_cross]}
            rules:
              table:
                - {signal: sma_cross, stop_pct: null, target_pct: null, max_hold_hours: null, size_multiplier: 1, return_60m_pct_min: null, excluded_regimes: []}
            """));
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion() with { Signal = "sma_cross" }, CycleWorld.Slot - TimeSpan.FromHours(1));
        Assert.Empty(world.DecideExits().Exits);

        world[CycleWorld.Eth].SmaCross = Trading.Core.Features.SmaCross.Down;

        Assert.Equal(ExitReason.Signal, Assert.Single(world.DecideExits().Exits).Reason);
    }

    private static CycleWorld Falling()
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Eth, 100, 1, CycleWorld.Reversion(), CycleWorld.Slot - TimeSpan.FromHours(1));
        world.Row(CycleWorld.Eth).LastPrice = 93;
        return world;
    }
}
