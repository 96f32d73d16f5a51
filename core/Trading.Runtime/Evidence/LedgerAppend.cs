using Trading.Core.Evidence.Ledger;

namespace Trading.Runtime.Evidence;

/// <summary>What became of trials that were to be appended.</summary>
/// <param name="Appended">New ones.</param>
/// <param name="Known">Those that stood there already.</param>
/// <param name="State">The ledger afterwards.</param>
public sealed record LedgerAppend(int Appended, int Known, LedgerState State);
