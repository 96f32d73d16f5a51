using Trading.Core.Market;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>An alert that stands.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Product">Of which product; null where it concerns the account.</param>
/// <param name="Severity">How bad it was last told to be.</param>
/// <param name="Message">The text of its last notice.</param>
/// <param name="Since">When it was raised.</param>
/// <param name="IsEscalated">Whether it was told again as nobody had mended it.</param>
public sealed record ActiveAlert(HealthCode Code, ProductId? Product, HealthSeverity Severity, string Message, Timestamp Since, bool IsEscalated)
{
    internal static ActiveAlert Of(Alert alert) =>
        new(alert.Code, alert.Product, alert.ToldAs, alert.Message, alert.RaisedAt, alert.EscalatedAt is not null);
}
