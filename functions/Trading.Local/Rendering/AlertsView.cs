using Trading.Core;
using Trading.Runtime.Monitoring.Alerts;

namespace Trading.Local.Rendering;

/// <summary>What operators were told, for people.</summary>
internal static class AlertsView
{
    public static void Write(TextWriter output, AlertsReport report)
    {
        output.WriteLine(report.Active.IsEmpty ? $"account {report.Account}: no alert stands" : $"account {report.Account}: {report.Active.Length} standing");
        foreach (var alert in report.Active)
        {
            output.WriteLine($"  {alert.Severity.ToCode()}: {new AlertKey(alert.Code, alert.Product)} since {alert.Since}{(alert.IsEscalated ? ", escalated" : "")}: {alert.Message}");
        }

        if (!report.Undelivered.IsEmpty)
        {
            output.WriteLine($"undelivered: {report.Undelivered.Length}, the oldest of {report.Undelivered[0].Notice.At}");
        }

        foreach (var entry in report.Recent)
        {
            var (notice, deliveries) = (entry.Notice, entry.Deliveries.Select(delivery => $"{delivery.Channel} {delivery.State.ToCode()}{(delivery.Why.Length > 0 ? $" ({delivery.Why})" : "")}"));
            output.WriteLine($"{notice.At} {new AlertMessage(report.Account, notice).Title}: {notice.Message} [{(notice.Fate == AlertFate.Told ? string.Join(", ", deliveries) : notice.Fate.ToCode())}]");
        }
    }
}
