using Trading.Core;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Telemetry;

/// <summary>Counts what happens to alerts. Safe for use by several threads.</summary>
public sealed class AlertTelemetry(TradingTelemetry telemetry)
{
    /// <summary>Of this process.</summary>
    public static AlertTelemetry Shared { get; } = new(TradingTelemetry.Shared);

    /// <param name="code">The alert's code.</param>
    /// <param name="severity">How bad.</param>
    /// <param name="what">What happened to it.</param>
    public void Happened(HealthCode code, HealthSeverity severity, AlertEvent what) => telemetry.Alerts.Add(
        1, new(MetricTag.Code, code.ToCode()), new(MetricTag.Severity, severity.ToCode()), new(MetricTag.Event, what.ToCode()));
}
