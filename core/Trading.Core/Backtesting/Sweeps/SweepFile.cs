using System.Collections.Immutable;

namespace Trading.Core.Backtesting.Sweeps;

/// <summary>What a sweep.yaml asks for.</summary>
/// <param name="Name">What people call it; part of no result.</param>
/// <param name="Label">What messages call the file.</param>
/// <param name="Search">Grid or random.</param>
/// <param name="Budget">The most variants; a grid beyond it is refused, a random search draws so many.</param>
/// <param name="Seed">Of the random search.</param>
/// <param name="IsInvalidSkipped">Leave out variants that no policy can be, such as a fast mean slower than the slow one; otherwise they are refused.</param>
/// <param name="Axes">The keys, in the file's order, at least one.</param>
public sealed record SweepFile(
    string Name, string Label, SweepSearch Search, int Budget, ulong Seed, bool IsInvalidSkipped, ImmutableArray<SweepAxis> Axes);
