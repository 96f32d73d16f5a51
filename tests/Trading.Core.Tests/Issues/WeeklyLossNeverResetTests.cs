using Trading.Core.Cycle;
using Trading.Core.Risk;
using Trading.Core.Tests.Risk;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>The weekly loss was never reset, so that a bad week stopped every week after it.</summary>
public sealed class WeeklyLossNeverResetTests
{
    [Fact]
    public void Apply_FirstMarkOfTheNextIsoWeek_CountsAnew()
    {
        // A Wednesday; five days later is Monday.
        var probe = new RiskProbe();
        probe.World.Apply(CycleEvent.Marked(new Money(9250), CycleWorld.Slot));
        Assert.Equal([RiskReason.DailyStop, RiskReason.WeeklyStop], probe.AssessEth().Failures);

        probe.World.Apply(CycleEvent.Marked(new Money(9250), CycleWorld.Slot + TimeSpan.FromDays(4)));
        Assert.Equal([RiskReason.WeeklyStop], probe.AssessEth().Failures);

        probe.World.Apply(CycleEvent.Marked(new Money(9250), CycleWorld.Slot + TimeSpan.FromDays(5)));
        probe.Approves();
    }
}
