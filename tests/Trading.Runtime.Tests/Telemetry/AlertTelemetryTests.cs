using Trading.Core.Market;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Telemetry;

namespace Trading.Runtime.Tests.Telemetry;

public class AlertTelemetryTests
{
    [Fact]
    public void Noticed_RaisedAndTriedTwice_IsCountedByCodeSeverityAndWhatHappened()
    {
        using var telemetry = new TradingTelemetry($"test.{nameof(AlertTelemetryTests)}");
        using var log = new MetricLog(telemetry);
        var alerts = new AlertTelemetry(telemetry);
        var at = Timestamp.Utc(2025, 1, 1);
        var notice = new AlertNotice(1, at, AlertNoticeKind.Raised, HealthCode.VenueUnreachable, null, HealthSeverity.Critical, "gone", at, AlertFate.Told);
        alerts.Noticed(notice);
        alerts.Tried(notice, isTaken: false);
        alerts.Tried(notice, isTaken: true);
        alerts.Noticed(notice with { Kind = AlertNoticeKind.HeldBack, Code = null, Severity = HealthSeverity.Info });
        Assert.Equal(
            [
                ("code=venue_unreachable event=raised severity=critical", 1),
                ("code=venue_unreachable event=undelivered severity=critical", 1),
                ("code=venue_unreachable event=delivered severity=critical", 1),
                ("code=none event=held_back severity=info", 1),
            ],
            log.Of(TradingMetrics.Alerts));
    }
}
