namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>How far a notice has come.</summary>
public enum AlertDeliveryState
{
    /// <summary>It waits.</summary>
    Pending,

    Delivered,

    /// <summary>It waited too long, or its channel is not there any more.</summary>
    GivenUp,
}
