using System.Collections.Immutable;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring.Alerts;

namespace Trading.Runtime.Monitoring;

/// <summary>What one watch found and did.</summary>
/// <param name="Health">How the account is; null where another process watches it.</param>
/// <param name="Notices">What the watch gave rise to, told or not.</param>
/// <param name="Undelivered">Notices that a channel did not take and that wait.</param>
/// <param name="Faults">What went wrong with the watch itself, for people.</param>
public sealed record WatchOutcome(HealthReport? Health, ImmutableArray<AlertNotice> Notices, int Undelivered, ImmutableArray<string> Faults);
