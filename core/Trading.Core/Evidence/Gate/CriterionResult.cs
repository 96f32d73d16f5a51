namespace Trading.Core.Evidence.Gate;

/// <summary>One question of the gate and its answer.</summary>
/// <param name="Code">The question.</param>
/// <param name="Value">The number found; NaN where there is none.</param>
/// <param name="Threshold">The number it is held against.</param>
/// <param name="IsMet">Whether it is met; what could not be found out is not.</param>
/// <param name="Evidence">Number, threshold and where the number comes from, for people, on one line.</param>
public sealed record CriterionResult(GateCriterionCode Code, double Value, double Threshold, bool IsMet, string Evidence);
