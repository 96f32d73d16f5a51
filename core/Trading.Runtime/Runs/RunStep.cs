using System.Collections.Immutable;

namespace Trading.Runtime.Runs;

/// <summary>What a run needs next: slices of a stage, or nothing, because it has ended.</summary>
/// <param name="Stage">The stage, from 1; 0 where the run has ended.</param>
/// <param name="Slices">How many slices the stage has; their indices go from 0.</param>
/// <param name="Pending">Indices of those without a sound result. To run another does no harm.</param>
/// <param name="End">How the run ended; null while it has not.</param>
public sealed record RunStep(int Stage, int Slices, ImmutableArray<int> Pending, RunEnd? End)
{
    internal static RunStep Ended(RunEnd end) => new(0, 0, [], end);
}
