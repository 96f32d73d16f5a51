using System.Collections.Immutable;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>An account's alerts, for whoever asks.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Active">What is wrong, as operators were told.</param>
/// <param name="Undelivered">Notices that a channel did not take and that wait, oldest first.</param>
/// <param name="HeldBack">How many notices were held back and not counted to anybody yet.</param>
/// <param name="Recent">The newest of the log, newest first.</param>
public sealed record AlertsReport(
    string Account,
    ImmutableArray<ActiveAlert> Active,
    ImmutableArray<AlertLogEntry> Undelivered,
    int HeldBack,
    ImmutableArray<AlertLogEntry> Recent)
{
    /// <param name="store">Where they are.</param>
    /// <param name="account">Whose.</param>
    /// <param name="limit">So many of the log at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<AlertsReport> ReadAsync(AlertStore store, string account, int limit, CancellationToken cancellation)
    {
        var document = await store.LoadAsync(cancellation);
        return new AlertsReport(
            account,
            [.. document.Book.Active.Where(alert => alert.GoneAt is null).Select(ActiveAlert.Of).OrderByDescending(alert => alert.Severity)],
            [.. document.Outbox.Where(entry => entry.IsUndelivered)],
            document.Book.HeldBack,
            [.. await store.RecentAsync(limit, cancellation)]);
    }
}
