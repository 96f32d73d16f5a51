using Trading.Core.Risk;

namespace Trading.Runtime.Jobs;

/// <summary>A breaker that stops every entry of the account while it is tripped.</summary>
/// <param name="Code">Which.</param>
/// <param name="IsTripped">Whether it stops them now.</param>
/// <param name="Observed">What was found, in the unit of the limit: percent, seconds, milliseconds or a count; of a switch its level.</param>
/// <param name="Limit">What policy allows.</param>
public sealed record HealthBreaker(RiskReason Code, bool IsTripped, decimal Observed, decimal Limit);
