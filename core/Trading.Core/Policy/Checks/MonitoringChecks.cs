namespace Trading.Core.Policy.Checks;

/// <summary>Names in monitoring that nobody knows.</summary>
internal static class MonitoringChecks
{
    private static readonly string[] Severities = ["info", "warning", "critical"];

    public static IEnumerable<PolicyProblem> Of(MonitoringPolicy monitoring)
    {
        if (!Severities.Contains(monitoring.Alerts.SeverityMin))
        {
            yield return new PolicyProblem("monitoring.alerts.severity_min", monitoring.Alerts.SeverityMin, "info, warning or critical");
        }

        var anomalies = monitoring.Anomalies;
        if (anomalies.ClearAlpha <= anomalies.Alpha)
        {
            yield return new PolicyProblem("monitoring.anomalies.clear_alpha", $"{anomalies.ClearAlpha}", $"more than alpha ({anomalies.Alpha})");
        }

        if (anomalies.SlowCycles.LateMin > anomalies.SlowCycles.WindowCycles)
        {
            yield return new PolicyProblem(
                "monitoring.anomalies.slow_cycles.late_min", $"{anomalies.SlowCycles.LateMin}", $"at most window_cycles ({anomalies.SlowCycles.WindowCycles})");
        }
    }
}
