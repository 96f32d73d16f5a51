using Trading.Core.Market;

namespace Trading.Core.Analytics;

/// <summary>A trade log that contradicts the policy it was made under.</summary>
/// <param name="Rule">The policy's name of the cap or spacing.</param>
/// <param name="At">When.</param>
/// <param name="Product">The product whose entry broke it.</param>
/// <param name="Observed">What the log shows.</param>
/// <param name="Limit">What policy allows.</param>
public sealed record RuleViolation(string Rule, Timestamp At, ProductId Product, decimal Observed, decimal Limit);
