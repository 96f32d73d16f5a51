using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Monitoring;

/// <summary>A channel that keeps what it was given, and answers as a test wants it to.</summary>
internal sealed class RecordingChannel(string name = "pager") : IAlertChannel
{
    public string Name => name;

    /// <summary>What it took.</summary>
    public List<AlertMessage> Taken { get; } = [];

    public IEnumerable<string> Titles => Taken.Select(message => message.Title);

    /// <summary>Every time that it was asked.</summary>
    public int Tries { get; private set; }

    /// <summary>Its answer.</summary>
    public Func<AlertMessage, DeliveryReply> Answer { get; set; } = static _ => DeliveryReply.Delivered;

    public Task<DeliveryReply> DeliverAsync(AlertMessage message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Tries++;
        var reply = Answer(message);
        if (reply.Outcome == DeliveryOutcome.Delivered)
        {
            Taken.Add(message);
        }

        return Task.FromResult(reply);
    }
}
