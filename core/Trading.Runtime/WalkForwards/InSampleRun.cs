using Trading.Core.Analytics;
using Trading.Runtime.Evidence;

namespace Trading.Runtime.WalkForwards;

/// <summary>One variant in sample of one window.</summary>
/// <param name="Recorded">The run as it was, for the ledger.</param>
/// <param name="Purged">Its figures without what reaches into the test.</param>
/// <param name="PurgedTrades">How many trades those were.</param>
/// <param name="Score">By the objective; null where it is not defined or there are too few trades.</param>
internal sealed record InSampleRun(RecordedTrial Recorded, RunSummary Purged, int PurgedTrades, double? Score);
