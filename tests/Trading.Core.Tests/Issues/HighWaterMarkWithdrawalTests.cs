using Trading.Core.Cycle;
using Trading.Core.Risk;
using Trading.Core.Tests.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>A high-water mark of 10,000 against a NAV of 255, after the rest was withdrawn, halted everything as a 97 % drawdown.</summary>
public sealed class HighWaterMarkWithdrawalTests
{
    [Fact]
    public void Apply_NearlyEverythingWithdrawnWhileDown_IsNoDrawdown()
    {
        // Down 2 % before the withdrawal and 2 % after it, though that 2 % is four fifths of the 250 that are left.
        var probe = new RiskProbe();
        probe.World.Apply(CycleEvent.Marked(new Money(9800), CycleWorld.Slot));
        probe.World.Apply(CycleEvent.Transferred(new Money(-9555), CycleWorld.Slot));
        probe.World.Apply(CycleEvent.Marked(new Money(245), CycleWorld.Slot));

        Assert.Equal(250, probe.World.State.Risk.HighWaterMark.Amount);
        Assert.False(probe.World.State.Risk.IsDrawdownLatched);
        Assert.DoesNotContain(
            probe.AssessEth(5).Failures,
            reason => reason is RiskReason.MaxDrawdown or RiskReason.DailyStop or RiskReason.WeeklyStop);
    }

    [Fact]
    public void Apply_DepositAfterADailyStop_DoesNotReleaseIt()
    {
        var probe = new RiskProbe();
        probe.World.Apply(CycleEvent.Marked(new Money(9650), CycleWorld.Slot));
        probe.World.Apply(CycleEvent.Transferred(new Money(96_500), CycleWorld.Slot));

        probe.RefusesOnly(RiskReason.DailyStop, 3.5m, 3);
    }
}
