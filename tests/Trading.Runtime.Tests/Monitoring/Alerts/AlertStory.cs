using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Policies;
using Trading.Runtime.Tests.Accounts;

namespace Trading.Runtime.Tests.Monitoring.Alerts;

/// <summary>A book that is shown one look after another, and the notices that it gave. Seconds count from a beginning.</summary>
internal sealed class AlertStory
{
    public static readonly Timestamp Begin = TestAccounts.Slot;

    /// <summary>Dedupe 60 s, escalation after 120 s, a reminder every 240 minutes, 20 notices an hour, warnings and worse.</summary>
    public static AlertPolicy Shipped { get; } = PolicySource.Load(null).Monitoring.Alerts;

    public AlertPolicy Policy { get; init; } = Shipped;

    public AlertBook Book { get; private set; } = AlertBook.Empty;

    public List<AlertNotice> Notices { get; } = [];

    /// <summary>Notices as "seconds kind code severity fate".</summary>
    public IEnumerable<string> Lines => Notices.Select(notice => FormattableString.Invariant(
        $"{(notice.At - Begin).TotalSeconds} {notice.Kind} {notice.Code}{(notice.Product is { } product ? $" {product}" : "")} {notice.Severity}{(notice.Fate == AlertFate.Told ? "" : $" {notice.Fate}")}"));

    public static HealthIssue Warning(HealthCode code, string message = "", ProductId? product = null) => new(code, HealthSeverity.Warning, product, message);

    public static HealthIssue Critical(HealthCode code, string message = "") => new(code, HealthSeverity.Critical, Product: null, message);

    public AlertStory See(int seconds, params HealthIssue[] issues) => See(seconds, new AlertReading(issues));

    public AlertStory See(int seconds, AlertReading reading)
    {
        var (book, notices) = Book.Observe(reading, Begin + TimeSpan.FromSeconds(seconds), Policy);
        Book = book;
        Notices.AddRange(notices);
        return this;
    }
}
