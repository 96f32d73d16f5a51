using Trading.Core.Market;

namespace Trading.Runtime.Cycles;

/// <summary>One firing of the schedule.</summary>
/// <param name="Slot">The cycle's scheduled time, a multiple of the policy's interval.</param>
/// <param name="DueAt">When its decision is due: the slot and the policy's delay.</param>
/// <param name="IsExitsOnly">An operator's cycle between slots: reconciles and exits, takes no new risk and uses up no slot.</param>
/// <param name="IsMarkOnly">The end of a replay: sees through what is out and values the account; decides nothing.</param>
/// <param name="Note">Why it is run as it is, for the record; null for an ordinary cycle.</param>
/// <param name="CapShare">The share of the exposure caps that may be used from now on, 0 to 1; null leaves it as it is.</param>
public sealed record CycleRequest(
    Timestamp Slot, Timestamp DueAt, bool IsExitsOnly = false, bool IsMarkOnly = false, string? Note = null, decimal? CapShare = null);
