namespace Trading.Core.Evidence.Gate;

/// <summary>What trading after the backtest has shown, on paper or live.</summary>
/// <param name="Days">Whole days from its first cycle to its last.</param>
/// <param name="Trades">Closed trades.</param>
/// <param name="InvariantViolations">Times that an invariant of the account did not hold.</param>
/// <param name="GapMeanSd">Mean gap of a trade's net return to the backtest's, in standard deviations of the backtest's trades; NaN without trades.</param>
/// <param name="GapLowerSd">Lower end of its confidence sequence; NaN without trades.</param>
/// <param name="GapUpperSd">Upper end of its confidence sequence; NaN without trades.</param>
public sealed record PaperEvidence(int Days, int Trades, int InvariantViolations, double GapMeanSd, double GapLowerSd, double GapUpperSd);
