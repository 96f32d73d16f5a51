using Trading.Core.Market;

namespace Trading.Runtime.Audit;

/// <summary>One cycle decided again.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="Record">Number of its record.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Decisions">Decisions that were made again.</param>
/// <param name="Detail">The first difference, or why there was nothing to replay; empty where all is identical.</param>
/// <param name="CodeVersion">Version of the code that had decided.</param>
public sealed record ReplayedCycle(Timestamp Slot, long Record, ReplayVerdict Verdict, int Decisions, string Detail, string CodeVersion);
