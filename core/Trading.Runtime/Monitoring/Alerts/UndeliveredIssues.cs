using Trading.Core.Market;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>Says that operators could not be told of something.</summary>
/// <param name="store">Where notices wait.</param>
public sealed class UndeliveredIssues(AlertStore store) : IIssueSource
{
    public async Task<IReadOnlyList<HealthIssue>> ReadAsync(Timestamp now, CancellationToken cancellation) =>
        Of(await store.LoadAsync(cancellation));

    /// <summary>What a book says of it.</summary>
    public static IReadOnlyList<HealthIssue> Of(AlertDocument document)
    {
        var waiting = document.Outbox.Where(entry => entry.IsUndelivered).ToArray();
        if (waiting.Length == 0)
        {
            return [];
        }

        var channels = waiting.SelectMany(entry => entry.Deliveries)
            .Where(delivery => delivery is { State: AlertDeliveryState.Pending, At: not null })
            .GroupBy(delivery => delivery.Channel, StringComparer.Ordinal)
            .Select(same => $"{same.Key}: {same.Last().Why}");
        return
        [
            new HealthIssue(
                HealthCode.AlertsUndelivered,
                HealthSeverity.Warning,
                Product: null,
                $"{waiting.Length} {(waiting.Length == 1 ? "notice waits" : "notices wait")} since {waiting[0].Notice.At} ({string.Join("; ", channels)})"),
        ];
    }
}
