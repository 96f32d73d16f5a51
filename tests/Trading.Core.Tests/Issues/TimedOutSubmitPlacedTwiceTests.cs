using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Tests.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>A submit that timed out was taken for a failure, and a second order was placed.</summary>
public sealed class TimedOutSubmitPlacedTwiceTests
{
    [Fact]
    public void Assess_EntryUnknown_IsNotReplacedAndKeepsItsReservation()
    {
        var probe = new RiskProbe();
        var intent = probe.LeaveOpen(CycleWorld.Eth, 200, OrderState.Unknown);

        probe.RefusesOnly(RiskReason.Pyramiding, 1, 0);
        Assert.Equal(200, probe.World.State.Find(intent.Id).Reserved.Amount);
        Assert.Equal(9800, probe.World.State.Account.FreeCash.Amount);
    }

    [Fact]
    public void Derive_SendRepeated_CarriesTheSameId() => Assert.Equal(
        ClientOrderId.Derive("a", CycleWorld.Slot, CycleWorld.Eth, Side.Buy, OrderLeg.Entry, 0),
        ClientOrderId.Derive("a", CycleWorld.Slot, CycleWorld.Eth, Side.Buy, OrderLeg.Entry, 0));

    [Fact]
    public void Apply_SameIntentCommittedAgain_Throws()
    {
        var probe = new RiskProbe();
        var intent = probe.LeaveOpen(CycleWorld.Eth, 200, OrderState.Unknown);

        Assert.Throws<InvalidOperationException>(() => probe.World.Apply(CycleEvent.Committed(intent)));
    }
}
