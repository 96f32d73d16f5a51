using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>
/// What is wrong with an account as operators have been told, and how much they have been told of late. Pure: the same looks at the
/// same times give the same notices, in whatever order a look lists its issues and whatever their texts say.
/// </summary>
public sealed record AlertBook
{
    private const int MessageLengthMax = 500;

    public static AlertBook Empty { get; } = new();

    /// <summary>By code, then product.</summary>
    public ImmutableArray<Alert> Active { get; init; } = [];

    /// <summary>When notices were told within the last hour.</summary>
    public ImmutableArray<Timestamp> Told { get; init; } = [];

    /// <summary>Notices that were held back and of which nobody has been told yet.</summary>
    public int HeldBack { get; init; }

    /// <summary>Since when; null where there are none.</summary>
    public Timestamp? HeldSince { get; init; }

    /// <summary>Of the next notice.</summary>
    public long NextNumber { get; init; } = 1;

    /// <summary>What a look at the account makes of the book, and what is to be told because of it: the worst first.</summary>
    public (AlertBook Book, ImmutableArray<AlertNotice> Notices) Observe(AlertReading reading, Timestamp now, AlertPolicy policy)
    {
        var issues = Merged(reading.Issues);
        var known = Active.ToDictionary(alert => alert.Key);
        var seen = issues.Values.Select(issue =>
            known.TryGetValue(AlertKey.Of(issue), out var alert) ? alert.Seen(issue, now, policy) : Alert.Raise(issue, now));
        var unseen = Active.Where(alert => !issues.ContainsKey(alert.Key)).Select(alert =>
            IsHidden(alert.Code, reading) ? new AlertStep(alert, Kind: null) : alert.Unseen(now, policy));

        var ration = new AlertRation(this, now, policy);
        ration.Summarise();
        var active = new List<Alert>();
        foreach (var step in seen.Concat(unseen)
            .OrderByDescending(step => step.Alert.ToldAs)
            .ThenBy(step => step.Kind)
            .ThenBy(step => step.Alert.Code)
            .ThenBy(step => step.Alert.Product?.Value, StringComparer.Ordinal))
        {
            var alert = step.Kind is { } kind ? ration.Write(step, kind) : step.Alert;
            active.AddRange(step.Kind == AlertNoticeKind.Resolved ? [] : [alert]);
        }

        return (ration.BookOf(active), ration.Notices);
    }

    // What cannot be seen is not taken for gone.
    private static bool IsHidden(HealthCode code, AlertReading reading) => !reading.IsWhole
        || reading.Issues.Any(issue => issue.Code == HealthCode.StoreUnreachable
            || (issue.Code == HealthCode.VenueUnreachable && code == HealthCode.ClockSkewed));

    // Several of one code and product are one: the worst, with all that they say.
    private static Dictionary<AlertKey, HealthIssue> Merged(IReadOnlyCollection<HealthIssue> issues) => issues
        .GroupBy(AlertKey.Of)
        .ToDictionary(same => same.Key, same => same.MaxBy(issue => issue.Severity)! with
        {
            Message = Shown(string.Join("; ", same.Select(issue => issue.Message).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))),
        });

    private static string Shown(string message) => message.Length <= MessageLengthMax ? message : $"{message[..MessageLengthMax]}...";
}
