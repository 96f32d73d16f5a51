namespace Trading.Runtime.Accounts;

/// <summary>A command with its place in the queue.</summary>
/// <param name="Sequence">1 for the account's first, one more for each.</param>
/// <param name="Command">The command.</param>
public sealed record QueuedControl(long Sequence, ControlCommand Command);
