namespace Trading.Runtime.Telemetry;

/// <summary>What can happen to an alert.</summary>
public enum AlertEvent
{
    Raised,
    Escalated,
    Resolved,

    /// <summary>A channel took it.</summary>
    Delivered,

    /// <summary>A channel did not take it.</summary>
    Undelivered,
}
