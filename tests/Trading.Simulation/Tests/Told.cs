namespace Trading.Simulation.Tests;

/// <summary>Failures as messages that can be run again from the command line.</summary>
internal static class Told
{
    private const int FailuresMax = 8;

    public static string Of(SimSpec spec) => $"--seed {spec.Seed} --slots {spec.FaultySlots} --plan '{spec.Plan}'";

    public static string Of(IReadOnlyList<string> failures) =>
        $"{failures.Count} runs break an invariant:\n{string.Join('\n', failures.Take(FailuresMax))}";
}
