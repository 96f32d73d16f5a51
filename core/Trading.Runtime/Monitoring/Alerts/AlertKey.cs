using Trading.Core.Market;
using Trading.Runtime.Jobs;

namespace Trading.Runtime.Monitoring.Alerts;

/// <summary>By what an alert is known. Never by its text, whose numbers change from one look to the next.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Product">Of which product; null where it concerns the account.</param>
public readonly record struct AlertKey(HealthCode Code, ProductId? Product)
{
    public static AlertKey Of(HealthIssue issue) => new(issue.Code, issue.Product);

    public override string ToString() => Product is { } product ? $"{Code} {product}" : Code.ToString();
}
