using System.Collections.Immutable;
using Trading.Core.Risk;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Jobs;

/// <summary>What came of flipping a kill switch.</summary>
/// <param name="Account">Whose switch.</param>
/// <param name="Before">Where it stood.</param>
/// <param name="Level">Where it stands now.</param>
/// <param name="Cancels">Entries that may have been resting, with the venue's answers.</param>
public sealed record KillSwitchResult(string Account, KillSwitch Before, KillSwitch Level, ImmutableArray<EntryCancel> Cancels)
{
    /// <summary>Whether the venue could not be asked about some entry: it may still fill until its end time or the next cycle.</summary>
    public bool IsIncomplete => Cancels.Any(cancel => cancel.Reply == CancelReply.Failed);
}
