using Trading.Core.Market;

namespace Trading.Runtime.Runs;

/// <summary>A run as it is stored.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="PostedAt">When it was first accepted.</param>
/// <param name="End">How it ended; null while it has not.</param>
public sealed record StoredRun(RunRequest Request, Timestamp PostedAt, RunEnd? End)
{
    /// <summary>Its status as far as the store knows; the driver that runs it knows more.</summary>
    public RunStatus ToStatus() =>
        new(Request.Id, Request.Kind, End?.State ?? RunState.Queued, PostedAt, End is null ? 0 : Request.Stages, Request.Stages, 0, 0, End?.Error);
}
