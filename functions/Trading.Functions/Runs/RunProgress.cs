namespace Trading.Functions.Runs;

/// <summary>How far a run is: the custom status of its orchestration.</summary>
/// <param name="Stage">The stage at work, from 1.</param>
/// <param name="SlicesDone">Slices of the stage that are done.</param>
/// <param name="SlicesTotal">Slices of the stage.</param>
public sealed record RunProgress(int Stage, int SlicesDone, int SlicesTotal);
