using Trading.Simulation.Faults;
using Trading.Simulation.Planted;
using Trading.Simulation.Running;

namespace Trading.Simulation.Tests;

/// <summary>
/// The checkers are worth what they catch: each mistake, planted around the real shell, is caught and named, and without it the very same
/// run is good.
/// </summary>
public class PlantedBugTests
{
    private const int Slots = 26;

    [Theory]
    [InlineData(nameof(PlantedBug.RandomClientIds), nameof(Invariant.I2))]
    [InlineData(nameof(PlantedBug.PostRetry), nameof(Invariant.I19))]
    [InlineData(nameof(PlantedBug.FillMarkedBeforeApplied), nameof(Invariant.I4))]
    [InlineData(nameof(PlantedBug.UnknownAsRejected), nameof(Invariant.I3))]
    [InlineData(nameof(PlantedBug.KillSwitchReadOnce), nameof(Invariant.I18))]
    [InlineData(nameof(PlantedBug.DecimalThroughDouble), nameof(Invariant.I5))]
    [InlineData(nameof(PlantedBug.CancelBelieved), nameof(Invariant.I12))]
    [InlineData(nameof(PlantedBug.PacingForgotten), nameof(Invariant.I9))]
    [InlineData(nameof(PlantedBug.EpochIgnored), nameof(Invariant.I14))]
    public void Bug_Planted_IsCaughtByItsInvariant(string bug, string invariant)
    {
        var planted = Enum.Parse<PlantedBug>(bug);
        var plan = new FaultPlan([.. ThatShows(planted)]);
        var specs = Enumerable.Range(1, 4).Select(seed => new SimSpec((ulong)seed, plan, Slots)).ToList();

        var honest = specs.SelectMany(spec => SimRun.Of(spec).Violations);
        var caught = specs.SelectMany(spec => SimRun.Of(spec with { Bug = planted }).Violations).Select(violation => violation.Invariant);

        Assert.Empty(honest);
        Assert.Contains(Enum.Parse<Invariant>(invariant), caught);
    }

    // Many a mistake shows only when something else goes wrong.
    private static IEnumerable<Fault> ThatShows(PlantedBug bug) => bug switch
    {
        PlantedBug.PostRetry or PlantedBug.UnknownAsRejected => EachSlot(slot => new Fault(FaultKind.ReplyLost, slot, PortOp.Submit)),
        PlantedBug.FillMarkedBeforeApplied => EachSlot(slot => new Fault(FaultKind.CrashAfterAck, slot, PortOp.Wait)),
        PlantedBug.KillSwitchReadOnce => [new Fault(FaultKind.KillSwitch, 2, PortOp.Release, Arg: 1, Slots: 12)],
        PlantedBug.PacingForgotten => EachSlot(slot => new Fault(FaultKind.CrashBefore, slot, PortOp.Lease)),
        PlantedBug.EpochIgnored => EachSlot(slot => new Fault(FaultKind.Pause, slot, PortOp.Commit, Arg: 150))
            .Concat(EachSlot(slot => new Fault(FaultKind.Overlap, slot, PortOp.Commit))),
        _ => [],
    };

    private static IEnumerable<Fault> EachSlot(Func<int, Fault> fault) => Enumerable.Range(0, Slots).Select(fault);

    [Fact]
    public void Bugs_All_AreTried() => Assert.Equal(
        Enum.GetNames<PlantedBug>().Skip(1).Order(StringComparer.Ordinal),
        typeof(PlantedBugTests).GetMethod(nameof(Bug_Planted_IsCaughtByItsInvariant))!
            .GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!)
            .Order(StringComparer.Ordinal));
}
