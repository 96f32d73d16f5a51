using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

/// <summary>Adding to a position: off as shipped; when on, 600 s apart and once a day.</summary>
public class PyramidingTests
{
    private static readonly string On = $"{RiskProbe.Unpaced}\nrisk: {{pyramiding: {{is_on: true}}}}";

    [Fact]
    public void Assess_HeldAndOff_Refuses()
    {
        var probe = new RiskProbe();
        probe.Hold(CycleWorld.Eth, 0.1m);

        probe.RefusesOnly(RiskReason.Pyramiding, 1, 0);
    }

    [Theory]
    [InlineData(OrderState.Open)]
    [InlineData(OrderState.Unknown)]
    public void Assess_EntryStillOut_RefusesEvenWhenOn(OrderState state)
    {
        var probe = RiskProbe.With(On);
        probe.LeaveOpen(CycleWorld.Eth, 10, state);

        probe.RefusesOnly(RiskReason.Pyramiding, 1, 0);
    }

    [Fact]
    public void Assess_HeldAndOn_Approves()
    {
        var probe = RiskProbe.With(On);
        probe.Hold(CycleWorld.Eth, 0.1m);

        probe.Approves();
    }

    [Theory]
    [InlineData(599, false)]
    [InlineData(600, true)]
    public void Assess_SoonAfterTheLastFill_WaitsForTheSpacing(int seconds, bool isApproved)
    {
        var probe = RiskProbe.With(On);
        probe.World.Hold(CycleWorld.Eth, 100, 0.1m, CycleWorld.Reversion(), probe.Now - TimeSpan.FromSeconds(seconds));

        if (isApproved)
        {
            probe.Approves();
        }
        else
        {
            probe.RefusesOnly(RiskReason.Pyramiding, seconds, 600);
        }
    }

    [Fact]
    public void Assess_ClockBackwards_WaitsToo()
    {
        var probe = RiskProbe.With(On);
        probe.World.Hold(CycleWorld.Eth, 100, 0.1m, CycleWorld.Reversion(), probe.Now + TimeSpan.FromSeconds(1));

        Assert.Contains(new RiskCheck(RiskReason.Pyramiding, false, -1, 600), probe.AssessEth().Checks);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    public void Assess_AddedWithinTheLastDay_WaitsForTheNext(int hours, bool isApproved)
    {
        var probe = RiskProbe.With(On);
        probe.Hold(CycleWorld.Eth, 0.1m);
        probe.World.Hold(CycleWorld.Eth, 100, 0.1m, CycleWorld.Reversion(), probe.Now - TimeSpan.FromHours(hours));

        if (isApproved)
        {
            probe.Approves();
        }
        else
        {
            probe.RefusesOnly(RiskReason.Pyramiding, 1, 1);
        }
    }

    [Fact]
    public void Assess_AddInAnotherProduct_DoesNotCount()
    {
        var probe = RiskProbe.With(On);
        probe.Hold(CycleWorld.Eth, 0.1m);
        probe.World.Hold(CycleWorld.Btc, 100, 0.1m, CycleWorld.Reversion(), probe.Now - TimeSpan.FromHours(1));

        probe.Approves();
    }

    [Fact]
    public void Assess_ExitStillOut_DoesNotBuyWhatIsBeingSold()
    {
        var probe = RiskProbe.With(On);
        probe.Hold(CycleWorld.Eth, 0.1m);
        var exit = CycleWorld.EntryIntent(CycleWorld.Eth, 0.1m, 109, CycleWorld.Reversion(), CycleWorld.Slot) with
        {
            Side = Side.Sell,
            Leg = OrderLeg.Exit,
            Entry = null,
            Exit = ExitReason.Target,
            ReservedNotional = Money.Zero,
        };
        probe.World.Apply(CycleEvent.Committed(exit));
        probe.World.Apply(CycleEvent.Sent(exit.Id, CycleWorld.Slot));

        probe.RefusesOnly(RiskReason.Pyramiding, 1, 0);
    }
}
