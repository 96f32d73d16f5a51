using Trading.Simulation.Faults;
using Trading.Simulation.Running;

namespace Trading.Simulation.Issues;

/// <summary>
/// A process died with an intent committed and not sent; the next one woke up before its decision was due, as its clock was behind. The
/// time to cancel that intent had passed, so it asked the venue for news again and again without a pause until the decision was due.
/// </summary>
public class EarlyCycleAskedWithoutPauseTests
{
    [Theory]
    [InlineData(12_000)]
    [InlineData(100_000)]
    public void Wait_WithAForgottenIntent_IsOneWait(long behindMs)
    {
        for (ulong seed = 1; seed <= 12; seed++)
        {
            var faults = Enumerable.Range(1, 8).SelectMany(i => new[]
            {
                new Fault(FaultKind.CrashAfterCommit, 2 * i, PortOp.Commit),
                new Fault(FaultKind.ClockSkew, (2 * i) + 1, Arg: -behindMs),
            });

            Assert.Empty(SimRun.Of(new SimSpec(seed, new FaultPlan([.. faults]), 20)).Violations);
        }
    }
}
