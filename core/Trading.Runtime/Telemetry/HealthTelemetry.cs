using Trading.Core;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Telemetry;

/// <summary>Tells what is wrong with an account each time health is looked at. Safe for use by several threads.</summary>
internal sealed class HealthTelemetry(TradingTelemetry telemetry)
{
    private readonly Lock _lock = new();
    private HashSet<(HealthCode Code, HealthSeverity Severity)> _told = [];

    public void Tell(HealthReport report)
    {
        var gauge = telemetry.Gauge(TradingMetrics.HealthIssues);
        if (!gauge.Enabled)
        {
            return;
        }

        lock (_lock)
        {
            var now = report.Issues.CountBy(issue => (issue.Code, issue.Severity)).ToDictionary();

            // What is gone has to be told too: the last value of a gauge stands.
            foreach (var (code, severity) in _told.Union(now.Keys))
            {
                gauge.Record(
                    now.GetValueOrDefault((code, severity)),
                    new(MetricTag.Account, report.Account),
                    new(MetricTag.Code, code.ToCode()),
                    new(MetricTag.Severity, severity.ToCode()));
            }

            _told = [.. now.Keys];
        }
    }
}
