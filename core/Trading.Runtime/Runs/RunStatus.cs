using Trading.Core.Market;

namespace Trading.Runtime.Runs;

/// <summary>A run as whoever asked for it sees it.</summary>
/// <param name="Id">Hash of the request.</param>
/// <param name="Kind">What it is; null where the stored request cannot be read.</param>
/// <param name="State">Where it stands.</param>
/// <param name="PostedAt">When it was first accepted.</param>
/// <param name="Stage">The stage at work, from 1; 0 before the first.</param>
/// <param name="Stages">How many stages it takes.</param>
/// <param name="SlicesDone">Slices of the stage whose results are stored; 0 where nothing is at work.</param>
/// <param name="SlicesTotal">Slices of the stage; 0 where nothing is at work.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
public sealed record RunStatus(
    string Id, RunKind? Kind, RunState State, Timestamp PostedAt, int Stage, int Stages, int SlicesDone, int SlicesTotal, string? Error)
{
    /// <summary>Whether nothing more happens by itself.</summary>
    public bool IsEnded => State is RunState.Finished or RunState.Failed or RunState.Cancelled;
}
