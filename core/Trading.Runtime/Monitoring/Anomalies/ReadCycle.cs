using Trading.Core.Evidence.Anomalies;
using Trading.Core.Market;

namespace Trading.Runtime.Monitoring.Anomalies;

/// <summary>A cycle's record, read for a watch.</summary>
/// <param name="PolicyHash">Of the policy that decided.</param>
/// <param name="EndedAt">When the record was written.</param>
/// <param name="Observation">What it shows; the trades are elsewhere.</param>
internal sealed record ReadCycle(string PolicyHash, Timestamp EndedAt, CycleObservation Observation);
