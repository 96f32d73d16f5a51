using Trading.Core.Evidence.Ledger;

namespace Trading.Runtime.Evidence;

/// <summary>A trial to be appended, with the returns that it names.</summary>
public sealed record RecordedTrial(Trial Trial, TrialReturns Returns);
