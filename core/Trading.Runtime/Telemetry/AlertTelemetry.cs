using Trading.Core;
using Trading.Runtime.Monitoring.Alerts;

namespace Trading.Runtime.Telemetry;

/// <summary>Counts what happens to alerts. Safe for use by several threads.</summary>
internal sealed class AlertTelemetry(TradingTelemetry telemetry)
{
    private const string None = "none";

    /// <summary>Of this process.</summary>
    public static AlertTelemetry Shared { get; } = new(TradingTelemetry.Shared);

    /// <summary>There is something to tell.</summary>
    public void Noticed(AlertNotice notice) => Count(notice, notice.Kind.ToCode());

    /// <summary>A channel was asked to take it.</summary>
    public void Tried(AlertNotice notice, bool isTaken) => Count(notice, isTaken ? "delivered" : "undelivered");

    private void Count(AlertNotice notice, string what) => telemetry.Alerts.Add(
        1,
        new(MetricTag.Code, notice.Code?.ToCode() ?? None),
        new(MetricTag.Severity, notice.Severity.ToCode()),
        new(MetricTag.Event, what));
}
