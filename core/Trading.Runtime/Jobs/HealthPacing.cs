using Trading.Core.Market;

namespace Trading.Runtime.Jobs;

/// <summary>What pacing counts.</summary>
/// <param name="EntriesLastHour">Entries committed within the last hour.</param>
/// <param name="EntriesLast24h">Within the last 24 hours.</param>
/// <param name="LastEntryAt">The newest; null for none.</param>
/// <param name="Cooldowns">Products that rest now.</param>
public sealed record HealthPacing(int EntriesLastHour, int EntriesLast24h, Timestamp? LastEntryAt, int Cooldowns);
