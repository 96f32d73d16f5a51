using System.Collections.Immutable;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;
using Trading.Runtime.Telemetry;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>Brings notices to the channels, each channel in its own order.</summary>
/// <param name="account">Whose notices they are.</param>
/// <param name="channels">Where they go.</param>
/// <param name="policy">How long one may wait.</param>
/// <param name="clock">The time.</param>
internal sealed class AlertOutbox(string account, ImmutableArray<IAlertChannel> channels, AlertPolicy policy, TimeProvider clock)
{
    /// <summary>A notice that sets out.</summary>
    public AlertLogEntry Enter(AlertNotice notice)
    {
        AlertTelemetry.Shared.Noticed(notice);
        return new AlertLogEntry(
            notice,
            notice.Fate == AlertFate.Told
                ? [.. channels.Select(channel => new AlertDelivery(channel.Name, AlertDeliveryState.Pending, At: null, Why: ""))]
                : []);
    }

    /// <summary>Tries once more what waits; the entries as they are then.</summary>
    /// <param name="entries">Oldest first.</param>
    /// <param name="until">No delivery begins after it.</param>
    /// <param name="cancellation">Ends it; what has not arrived waits on.</param>
    public async Task<ImmutableArray<AlertLogEntry>> DeliverAsync(ImmutableArray<AlertLogEntry> entries, Timestamp until, CancellationToken cancellation)
    {
        var after = entries.ToArray();
        foreach (var name in entries.SelectMany(entry => entry.Deliveries).Select(delivery => delivery.Channel).Distinct(StringComparer.Ordinal))
        {
            var channel = channels.FirstOrDefault(channel => channel.Name == name);
            var isSilent = false;
            for (var i = 0; i < after.Length; i++)
            {
                if (Waiting(after[i], name) is not { } waiting)
                {
                    continue;
                }

                if (channel is null)
                {
                    after[i] = With(after[i], waiting with { State = AlertDeliveryState.GivenUp, Why = "the channel is not set up any more" });
                }
                else if (!isSilent && clock.Now() < until && !cancellation.IsCancellationRequested)
                {
                    var (delivery, outcome) = await TryAsync(channel, after[i].Notice, cancellation);
                    after[i] = With(after[i], delivery);

                    // The next one would wait as long for nothing; what was refused was refused for its own sake.
                    isSilent = outcome == DeliveryOutcome.Failed;
                }

                after[i] = GivenUpIfOld(after[i], name);
            }
        }

        return [.. after];
    }

    private async Task<(AlertDelivery Delivery, DeliveryOutcome Outcome)> TryAsync(IAlertChannel channel, AlertNotice notice, CancellationToken cancellation)
    {
        DeliveryReply reply;
        try
        {
            reply = await channel.DeliverAsync(new AlertMessage(account, notice), cancellation);
        }
        catch (OperationCanceledException)
        {
            reply = DeliveryReply.Failed("broken off");
        }

        AlertTelemetry.Shared.Tried(notice, reply.Outcome == DeliveryOutcome.Delivered);
        var state = reply.Outcome == DeliveryOutcome.Delivered ? AlertDeliveryState.Delivered : AlertDeliveryState.Pending;
        return (new AlertDelivery(channel.Name, state, clock.Now(), reply.Why), reply.Outcome);
    }

    private AlertLogEntry GivenUpIfOld(AlertLogEntry entry, string name) =>
        Waiting(entry, name) is { } waiting && clock.Now() - entry.Notice.At >= TimeSpan.FromHours(policy.UndeliveredHoursMax)
            ? With(entry, waiting with { State = AlertDeliveryState.GivenUp })
            : entry;

    private static AlertDelivery? Waiting(AlertLogEntry entry, string name) =>
        entry.Deliveries.FirstOrDefault(delivery => delivery.Channel == name && delivery.State == AlertDeliveryState.Pending);

    private static AlertLogEntry With(AlertLogEntry entry, AlertDelivery delivery) =>
        entry with { Deliveries = [.. entry.Deliveries.Select(known => known.Channel == delivery.Channel ? delivery : known)] };
}
