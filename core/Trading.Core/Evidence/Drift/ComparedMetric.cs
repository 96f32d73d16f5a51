namespace Trading.Core.Evidence.Drift;

/// <summary>A figure that is computed of an account and of its shadow backtest alike. Sums are of closed trades.</summary>
public enum ComparedMetric
{
    /// <summary>Trades with a positive net result, percent of all.</summary>
    WinRatePct,

    /// <summary>Mean over trades of net result over cost, percent.</summary>
    MeanReturnPct,

    /// <summary>Sum of net results, quote currency.</summary>
    Net,

    /// <summary>Mean over sample standard deviation of daily returns, x sqrt(365).</summary>
    Sharpe,

    /// <summary>Deepest fall of NAV over all marks, percent.</summary>
    MaxDrawdownPct,

    /// <summary>Value traded while resting, percent of all value traded.</summary>
    MakerSharePct,

    /// <summary>Slippage over the value bought, bps.</summary>
    SlippageBps,

    /// <summary>Fees over the value bought, bps.</summary>
    FeesBps,

    /// <summary>Mean hours from the first entry fill to the last exit fill.</summary>
    HoldHours,

    /// <summary>Closed trades over days.</summary>
    TradesPerDay,
}
