namespace Trading.Simulation.Running;

/// <summary>Runs a specification from nothing to its end.</summary>
internal static class SimRun
{
    public static SimResult Of(SimSpec spec) => new World(spec).Run();

    /// <summary>The same with every step in words.</summary>
    public static SimResult Explained(SimSpec spec) => Of(spec with { IsTraceKept = true });
}
