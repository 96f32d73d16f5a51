using Trading.Core.Market;

namespace Trading.Core.MarketData.Synthetic;

/// <summary>What the market as a whole does in one quarter-hour.</summary>
/// <param name="Regime">The regime that holds.</param>
/// <param name="Exits">Whether it ends here, with its jump.</param>
/// <param name="IsOutage">Whether the venue is down.</param>
/// <param name="Sd">Standard deviation of the factor's continuous return over the quarter-hour.</param>
/// <param name="Scale">Volatility relative to its long-run level.</param>
/// <param name="Return">The continuous log return of the factor, without drift.</param>
/// <param name="Jump">Log size of a jump of the factor; 0 = none.</param>
/// <param name="JumpAt">Where in the quarter-hour anything sudden happens, in [0, 1).</param>
internal readonly record struct MarketMove(
    Regime Regime, bool Exits, bool IsOutage, double Sd, double Scale, double Return, double Jump, double JumpAt);
