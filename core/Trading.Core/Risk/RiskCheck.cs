namespace Trading.Core.Risk;

/// <summary>One check with its numbers, so that a verdict explains itself.</summary>
/// <param name="Reason">Which check.</param>
/// <param name="IsPassed">Whether it let the proposal through.</param>
/// <param name="Observed">What was found, in the unit of the limit.</param>
/// <param name="Limit">What policy allows.</param>
public readonly record struct RiskCheck(RiskReason Reason, bool IsPassed, decimal Observed, decimal Limit);
