using Trading.Core.Backtesting;

namespace Trading.Runtime.WalkForwards;

/// <summary>What a walk-forward knows once everything in sample has run.</summary>
/// <param name="InSample">Window by window, in each one a variant.</param>
/// <param name="Chosen">One a window: a variant, or null where none could be chosen.</param>
/// <param name="Tests">One a window: the chosen out of sample.</param>
/// <param name="Bases">One a window: the unvaried policy over the same time.</param>
internal sealed record WindowChoice(InSampleRun[][] InSample, int?[] Chosen, SliceSpec[] Tests, SliceSpec[] Bases)
{
    /// <summary>Everything out of sample.</summary>
    public SliceSpec[] Slices => [.. Tests, .. Bases];
}
