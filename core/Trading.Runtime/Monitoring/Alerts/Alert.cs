using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>Something that is wrong and that operators have heard of, or would have if it were more severe.</summary>
public sealed record Alert
{
    public required HealthCode Code { get; init; }

    /// <summary>Of which product; null where it concerns the account.</summary>
    public required ProductId? Product { get; init; }

    /// <summary>Of the issue when it was seen last.</summary>
    public required HealthSeverity Severity { get; init; }

    /// <summary>The text of its last notice: it is not stored anew each time a number in it changes.</summary>
    public required string Message { get; init; }

    public required Timestamp RaisedAt { get; init; }

    /// <summary>When it was first not seen any more; null while it is there.</summary>
    public Timestamp? GoneAt { get; init; }

    /// <summary>How bad it was last told to be.</summary>
    public required HealthSeverity ToldAs { get; init; }

    /// <summary>When its last notice was made.</summary>
    public required Timestamp NoticedAt { get; init; }

    /// <summary>When it was last escalated; null for never.</summary>
    public Timestamp? EscalatedAt { get; init; }

    /// <summary>Whether any notice of it went to the channels: nobody need hear of the end of what nobody heard of.</summary>
    public bool IsTold { get; init; }

    /// <summary>By what it is known.</summary>
    internal AlertKey Key => new(Code, Product);

    /// <summary>An issue that was not known.</summary>
    internal static AlertStep Raise(HealthIssue issue, Timestamp now) => new(
        new Alert
        {
            Code = issue.Code,
            Product = issue.Product,
            Severity = issue.Severity,
            Message = issue.Message,
            RaisedAt = now,
            ToldAs = issue.Severity,
            NoticedAt = now,
        },
        AlertNoticeKind.Raised);

    /// <summary>It is still there, or there again before it was found to be over.</summary>
    internal AlertStep Seen(HealthIssue issue, Timestamp now, AlertPolicy policy)
    {
        var seen = this with { Severity = issue.Severity, GoneAt = null };
        if (issue.Severity == HealthSeverity.Info)
        {
            return new AlertStep(seen, Kind: null);
        }

        var dedupe = TimeSpan.FromSeconds(policy.DedupeSeconds);
        if (issue.Severity > ToldAs && (EscalatedAt is not { } last || now - last >= dedupe))
        {
            return seen.Noticed(AlertNoticeKind.Escalated, issue, issue.Severity, now);
        }

        if (EscalatedAt is null && now - RaisedAt >= TimeSpan.FromSeconds(policy.EscalateAfterSeconds))
        {
            return seen.Noticed(AlertNoticeKind.Escalated, issue, StepAbove(issue.Severity), now);
        }

        var remind = TimeSpan.FromMinutes(policy.RemindMinutes);
        return remind > TimeSpan.Zero && EscalatedAt is not null && now - NoticedAt >= (remind > dedupe ? remind : dedupe)
            ? seen.Noticed(AlertNoticeKind.Reminded, issue, ToldAs, now)
            : new AlertStep(seen, Kind: null);
    }

    /// <summary>It is not there. It is over once that has been so for the time in which it would be the same alert.</summary>
    internal AlertStep Unseen(Timestamp now, AlertPolicy policy)
    {
        var gone = this with { GoneAt = GoneAt ?? now };
        return now - gone.GoneAt.Value >= TimeSpan.FromSeconds(policy.DedupeSeconds)
            ? new AlertStep(gone, AlertNoticeKind.Resolved)
            : new AlertStep(gone, Kind: null);
    }

    private AlertStep Noticed(AlertNoticeKind kind, HealthIssue issue, HealthSeverity severity, Timestamp now) => new(
        this with
        {
            Message = issue.Message,
            NoticedAt = now,
            ToldAs = severity,
            EscalatedAt = kind == AlertNoticeKind.Escalated ? now : EscalatedAt,
        },
        kind,
        IsWorse: kind == AlertNoticeKind.Escalated && issue.Severity > ToldAs);

    private static HealthSeverity StepAbove(HealthSeverity severity) =>
        severity == HealthSeverity.Critical ? HealthSeverity.Critical : severity + 1;
}
