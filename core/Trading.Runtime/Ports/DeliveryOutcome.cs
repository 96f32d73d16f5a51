namespace Trading.Runtime.Ports;

/// <summary>What became of one delivery.</summary>
public enum DeliveryOutcome
{
    /// <summary>The channel has it.</summary>
    Delivered,

    /// <summary>Not now: the same may work later. The channel may have it all the same.</summary>
    Failed,

    /// <summary>The channel will not have it, however often it is asked.</summary>
    Refused,
}
