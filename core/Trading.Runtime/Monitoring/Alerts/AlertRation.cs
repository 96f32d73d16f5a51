using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>Writes the notices of one look, and says which of them operators hear of: so many within an hour and no more.</summary>
internal sealed class AlertRation
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Timestamp _now;
    private readonly AlertPolicy _policy;
    private readonly HealthSeverity _severityMin;
    private readonly List<Timestamp> _told;
    private readonly List<AlertNotice> _notices = [];
    private int _held;
    private Timestamp? _heldSince;
    private long _number;

    public AlertRation(AlertBook book, Timestamp now, AlertPolicy policy)
    {
        (_now, _policy) = (now, policy);
        _severityMin = Enum.GetValues<HealthSeverity>().First(severity => severity.ToCode() == policy.SeverityMin);
        _told = [.. book.Told.Where(at => at > now - Hour && at <= now)];
        (_held, _heldSince, _number) = (book.HeldBack, book.HeldSince, book.NextNumber);
    }

    public ImmutableArray<AlertNotice> Notices => [.. _notices];

    private bool IsLeft => _told.Count < _policy.NoticesPerHourMax;

    /// <summary>Tells how many were held back, an hour after the first of them.</summary>
    public void Summarise()
    {
        if (_heldSince is not { } since || _now - since < Hour || !IsLeft)
        {
            return;
        }

        var text = $"{_held} {(_held == 1 ? "notice was" : "notices were")} held back since {since}, as there were too many; the log has them";
        Add(AlertNoticeKind.HeldBack, null, HealthSeverity.Warning, text, since, AlertFate.Told);
        (_held, _heldSince) = (0, null);
    }

    /// <summary>Writes the notice of a step; the alert after it.</summary>
    public Alert Write(AlertStep step, AlertNoticeKind kind)
    {
        var alert = step.Alert;
        var isWorthTelling = kind == AlertNoticeKind.Resolved ? alert.IsTold : alert.ToldAs >= _severityMin;
        var fate = !isWorthTelling ? AlertFate.Recorded : IsLeft || step.IsFirstCritical ? AlertFate.Told : AlertFate.HeldBack;
        Add(kind, alert.Key, alert.ToldAs, alert.Message, alert.RaisedAt, fate);
        if (fate == AlertFate.HeldBack)
        {
            (_held, _heldSince) = (_held + 1, _heldSince ?? _now);
        }

        return alert with { IsTold = alert.IsTold || fate == AlertFate.Told };
    }

    public AlertBook BookOf(IEnumerable<Alert> active) => new()
    {
        Active = [.. active.OrderBy(alert => alert.Code).ThenBy(alert => alert.Product?.Value, StringComparer.Ordinal)],
        Told = [.. _told],
        HeldBack = _held,
        HeldSince = _heldSince,
        NextNumber = _number,
    };

    private void Add(AlertNoticeKind kind, AlertKey? key, HealthSeverity severity, string message, Timestamp since, AlertFate fate)
    {
        _notices.Add(new AlertNotice(_number++, _now, kind, key?.Code, key?.Product, severity, message, since, fate));
        _told.AddRange(fate == AlertFate.Told ? [_now] : []);
    }
}
