namespace Trading.Core.Policy.Checks;

/// <summary>Spans of monitoring that contradict each other.</summary>
internal static class MonitoringChecks
{
    public static IEnumerable<PolicyProblem> Of(MonitoringPolicy monitoring)
    {
        var retention = monitoring.Retention;
        if (retention.SummaryDays < retention.FullDays)
        {
            yield return new PolicyProblem("monitoring.retention.summary_days", $"{retention.SummaryDays}", $"at least full_days ({retention.FullDays})");
        }
    }
}
