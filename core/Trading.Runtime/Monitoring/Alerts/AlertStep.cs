using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>What a look at the account made of an alert.</summary>
/// <param name="Alert">As it is now.</param>
/// <param name="Kind">The notice that it gives rise to; null for none.</param>
/// <param name="IsWorse">Whether the issue itself became worse than it was told to be.</param>
internal sealed record AlertStep(Alert Alert, AlertNoticeKind? Kind, bool IsWorse = false)
{
    /// <summary>Whether operators hear for the first time that it is critical.</summary>
    public bool IsFirstCritical => Alert.Severity == HealthSeverity.Critical && (Kind == AlertNoticeKind.Raised || IsWorse);
}
