namespace Trading.Core.Evidence.Drift;

/// <summary>Where a band comes from: within it lies, at its confidence, what the backtest would have shown by luck alone.</summary>
public enum BandKind
{
    /// <summary>There is none: too few trades or days.</summary>
    None,

    /// <summary>As many trades as the account made, each won with the backtest's win rate: central quantiles of the binomial.</summary>
    Binomial,

    /// <summary>Trades coming at the backtest's rate: central quantiles of the Poisson.</summary>
    Poisson,

    /// <summary>As many trades as the account made, drawn from the backtest's with replacement: percentiles.</summary>
    TradeBootstrap,

    /// <summary>The backtest's days in stationary blocks: studentised for the Sharpe ratio, percentiles for the drawdown.</summary>
    BlockBootstrap,
}
