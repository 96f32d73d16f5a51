using Trading.Simulation.Faults;
using Trading.Simulation.Planted;
using Trading.Simulation.Running;

namespace Trading.Simulation.Tests;

public class ShrinkerTests
{
    /// <summary>Of nine faults one makes the planted bug show.</summary>
    [Fact]
    public void Shrink_PlanWithOneCulprit_LeavesTheCulprit()
    {
        var culprit = new Fault(FaultKind.ReplyLost, 0, PortOp.Submit);
        var plan = new FaultPlan(
        [
            culprit,
            .. Enumerable.Range(1, 8).Select(slot => new Fault(FaultKind.Deposit, slot, Arg: 100)),
        ]);
        var failing = new SimSpec(1, plan, 12) { Bug = PlantedBug.PostRetry };

        var smallest = Shrinker.Shrink(failing);

        Assert.Equal([culprit], smallest.Plan.Faults);
        Assert.Equal(1, smallest.FaultySlots);
    }

    [Fact]
    public void Shrink_GoodRun_IsLeftAsItIs()
    {
        var good = new SimSpec(1, FaultPlan.Of(new Fault(FaultKind.Deposit, 1, Arg: 100)), 4);

        Assert.Same(good, Shrinker.Shrink(good));
    }

    [Fact]
    public void Plan_Printed_IsReadBack()
    {
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var plan = FaultPlan.Random(seed, 28);

            Assert.Equal(plan.Faults, FaultPlan.Parse(plan.ToString()).Faults);
        }
    }
}
