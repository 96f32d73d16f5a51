using Trading.Core.Risk;

namespace Trading.Runtime.Accounts;

/// <summary>The part of an account that is read again right before each send.</summary>
/// <param name="Version">Number of the last commit; 0 before the first.</param>
/// <param name="CommitEpoch">Epoch of the last commit; 0 before the first.</param>
/// <param name="LeaseEpoch">Highest epoch granted; 0 before the first.</param>
/// <param name="KillSwitch">Where the operator's switch stands.</param>
public sealed record AccountHead(long Version, long CommitEpoch, long LeaseEpoch, KillSwitch KillSwitch);
