using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring.Channels;

/// <summary>Notices as lines of text for whoever watches a terminal or a host's log.</summary>
/// <param name="writer">Where they go; it is the caller's.</param>
public sealed class ConsoleChannel(TextWriter writer) : IAlertChannel
{
    public string Name => "console";

    public async Task<DeliveryReply> DeliverAsync(AlertMessage message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            await writer.WriteLineAsync($"alert: {message.Title}: {message.Text}".AsMemory(), cancellation);
            await writer.FlushAsync(cancellation);
            return DeliveryReply.Delivered;
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            return DeliveryReply.Failed("nobody reads it");
        }
    }
}
