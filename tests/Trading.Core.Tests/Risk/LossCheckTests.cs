using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Risk;

/// <summary>Daily and weekly stops, drawdown and losing streaks, at the limit and just inside it.</summary>
public class LossCheckTests
{
    [Theory]
    [InlineData(9700, false)]
    [InlineData(9700.01, true)]
    public void Assess_DailyLoss_RefusesAtThreePercent(double nav, bool isApproved)
    {
        var probe = new RiskProbe();
        probe.SetNav((decimal)nav);

        if (isApproved)
        {
            probe.Approves();
        }
        else
        {
            probe.RefusesOnly(RiskReason.DailyStop, 3, 3);
        }
    }

    [Theory]
    [InlineData(9300, false)]
    [InlineData(9300.01, true)]
    public void Assess_WeeklyLoss_RefusesAtSevenPercent(double nav, bool isApproved)
    {
        var probe = new RiskProbe();
        probe.SetNav((decimal)nav);
        probe.SetRisk(r => r with { DayStartNav = new Money((decimal)nav) });

        if (isApproved)
        {
            probe.Approves();
        }
        else
        {
            probe.RefusesOnly(RiskReason.WeeklyStop, 7, 7);
        }
    }

    [Theory]
    [InlineData(9000, false)]
    [InlineData(9000.01, true)]
    public void Assess_Drawdown_RefusesAtTenPercent(double nav, bool isApproved)
    {
        var probe = new RiskProbe();
        probe.SetNav((decimal)nav);
        probe.SetRisk(r => r with { DayStartNav = new Money((decimal)nav), WeekStartNav = new Money((decimal)nav) });

        if (isApproved)
        {
            probe.Approves();
        }
        else
        {
            probe.RefusesOnly(RiskReason.MaxDrawdown, 10, 10);
        }
    }

    [Fact]
    public void Assess_DrawdownOverButNotAcknowledged_StaysRefused()
    {
        var probe = new RiskProbe();
        var at = CycleWorld.Slot;
        probe.World.Apply(CycleEvent.Marked(new Money(9000), at));
        probe.World.Apply(CycleEvent.Marked(new Money(10_000), at));

        probe.RefusesOnly(RiskReason.MaxDrawdown, 0, 10);

        probe.World.Apply(CycleEvent.DrawdownAcknowledged(at));
        probe.Approves();
    }

    [Fact]
    public void Assess_DrawdownAcknowledgedWhileDown_CountsAnewFromThere()
    {
        var probe = new RiskProbe();
        probe.World.Apply(CycleEvent.Marked(new Money(8900), CycleWorld.Slot));
        probe.SetRisk(r => r with { DayStartNav = new Money(8900), WeekStartNav = new Money(8900) });
        probe.World.Apply(CycleEvent.DrawdownAcknowledged(CycleWorld.Slot));

        probe.Approves();
        Assert.Equal(8900, probe.World.State.Risk.HighWaterMark.Amount);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    public void Assess_LossPause_LastsUntilItsLastMillisecond(int restMs, bool isApproved)
    {
        var probe = new RiskProbe();
        probe.SetRisk(r => r with { LossPauseUntil = probe.Now.AddMs(restMs) });

        if (isApproved)
        {
            probe.Approves();
        }
        else
        {
            probe.RefusesOnly(RiskReason.ConsecutiveLosses, 0.001m, 0);
        }
    }

    [Fact]
    public void Assess_StartOfNothing_IsNoLoss()
    {
        var probe = new RiskProbe();
        probe.SetRisk(r => r with { DayStartNav = Money.Zero, WeekStartNav = Money.Zero, HighWaterMark = Money.Zero });

        probe.Approves();
    }
}
