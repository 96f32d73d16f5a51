namespace Trading.Core.Policy;

/// <summary>
/// What operators are told, and how long what happened is kept. It decides no order and no verdict, so that it is left out of a policy's
/// canonical form and hash: who changes a threshold of an alert still trades by the same rules. What a file leaves out of it is as shipped.
/// </summary>
public sealed record MonitoringPolicy
{
    /// <summary>When and how often an alert is told.</summary>
    public required AlertPolicy Alerts { get; init; }

    /// <summary>What is too unlike the backtest, or too unlike a working account.</summary>
    public required AnomalyPolicy Anomalies { get; init; }

    /// <summary>What is kept, and how long.</summary>
    public required RetentionPolicy Retention { get; init; }
}
