using Trading.Simulation.Faults;
using Trading.Simulation.Running;

namespace Trading.Simulation.Issues;

/// <summary>
/// A process died between the send of an exit and its commit. The next one found the order filled in part and cancelled, took the news
/// for a contradiction because an intent cannot fill, believed the cancel alone, and sold the whole position again: coins that were not
/// ours among them.
/// </summary>
public class SoldAgainWhatAForgottenSendSoldTests
{
    [Theory]
    [InlineData(1UL)]
    [InlineData(5UL)]
    [InlineData(9UL)]
    [InlineData(23UL)]
    public void Exit_FilledInPartAfterACrash_IsAppliedOnce(ulong seed)
    {
        var crashes = Enumerable.Range(2, 12).SelectMany(slot => new[]
        {
            new Fault(FaultKind.PartialFill, slot, PortOp.Submit),
            new Fault(FaultKind.CrashAfterAck, slot, PortOp.Submit),
        });

        Assert.Empty(SimRun.Of(new SimSpec(seed, new FaultPlan([.. crashes]), 16)).Violations);
    }
}
