using Trading.Core.Market;

namespace Trading.Runtime.Ports;

/// <summary>Leave to run the cycles of an account.</summary>
/// <param name="Account">Whose cycles.</param>
/// <param name="Owner">Who runs them.</param>
/// <param name="Epoch">Higher than that of any grant before.</param>
/// <param name="Until">When it ends by itself, by the granting store's clock.</param>
public sealed record LeaseGrant(string Account, string Owner, long Epoch, Timestamp Until);
