using Trading.Core.Market;

namespace Trading.Runtime.Jobs;

/// <summary>One thing that is wrong.</summary>
/// <param name="Code">Which.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Product">Of which product; null where it concerns the account.</param>
/// <param name="Message">For people, with the numbers of this moment.</param>
public sealed record HealthIssue(HealthCode Code, HealthSeverity Severity, ProductId? Product, string Message);
