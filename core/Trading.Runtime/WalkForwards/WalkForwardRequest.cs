using Trading.Core.Backtesting.WalkForward;
using Trading.Runtime.Sweeps;

namespace Trading.Runtime.WalkForwards;

/// <summary>What somebody asks to be walked forward.</summary>
/// <param name="Sweep">Among which variants to choose in each window, by what, on which run; its split is not used.</param>
/// <param name="Mode">Rolling or anchored.</param>
/// <param name="InSampleDays">See <see cref="WalkForwardOptions"/>.</param>
/// <param name="OutOfSampleDays">See <see cref="WalkForwardOptions"/>.</param>
/// <param name="EmbargoDays">Null: one percent of the range, rounded up.</param>
public sealed record WalkForwardRequest(
    SweepRequest Sweep, WalkForwardMode Mode, int InSampleDays, int OutOfSampleDays, int? EmbargoDays = null);
