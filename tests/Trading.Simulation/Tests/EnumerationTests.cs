using Trading.Simulation.Running;

namespace Trading.Simulation.Tests;

/// <summary>Every crash point of a cycle, in each of its ways, with every single fault.</summary>
public class EnumerationTests
{
    [Theory]
    [InlineData("entry")]
    [InlineData("exit")]
    [InlineData("requote")]
    public void Cycle_CrashedAnywhereWithAnyFault_BreaksNoInvariant(string name)
    {
        var scenario = Enumeration.Scenarios().Single(s => s.Name == name);

        var failures = Enumeration.Cases(scenario).AsParallel().AsOrdered()
            .Select(spec => (spec, Result: SimRun.Of(spec)))
            .Where(run => !run.Result.IsGood)
            .Select(run => $"{Told.Of(run.spec)}: {run.Result.Violations[0]}")
            .ToList();

        Assert.True(failures.Count == 0, Told.Of(failures));
    }

    [Fact]
    public void Cases_OfAllScenarios_CoverEveryFaultAndAThousandCrashes()
    {
        var cases = Enumeration.Scenarios().SelectMany(Enumeration.Cases).ToList();
        var kinds = cases.SelectMany(spec => spec.Plan.Faults).Select(fault => fault.Kind).ToHashSet();

        Assert.Equal(Enum.GetValues<Faults.FaultKind>().ToHashSet(), kinds);
        Assert.True(cases.Count(spec => spec.Plan.Faults.Any(fault => fault.IsCrash)) > 1000);
    }
}
