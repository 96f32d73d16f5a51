using System.Collections.Immutable;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>A notice and how far it has come.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Deliveries">One for each channel that it goes to; none where it is not told.</param>
public sealed record AlertLogEntry(AlertNotice Notice, ImmutableArray<AlertDelivery> Deliveries)
{
    /// <summary>Whether it waits for a channel.</summary>
    internal bool IsPending => Deliveries.Any(delivery => delivery.State == AlertDeliveryState.Pending);

    /// <summary>Whether a channel was asked to take it and did not.</summary>
    internal bool IsUndelivered => Deliveries.Any(delivery => delivery is { State: AlertDeliveryState.Pending, At: not null });
}
