using Trading.Runtime.Monitoring.Alerts;

namespace Trading.Runtime.Ports;

/// <summary>A way to reach operators. It never throws because nobody is reached, and never names its address or its secrets.</summary>
public interface IAlertChannel
{
    /// <summary>What the log calls it, unique among those in use.</summary>
    string Name { get; }

    /// <summary>Delivers one notice. The same one may be delivered twice where it is not known what became of it.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop; whether the notice arrived is not known.</exception>
    Task<DeliveryReply> DeliverAsync(AlertMessage message, CancellationToken cancellation);
}
