namespace Trading.Core.Evidence.Anomalies;

/// <summary>In what an account can behave unlike its backtest, or unlike a working account.</summary>
public enum AnomalyCode
{
    /// <summary>Signals fire and nothing is entered.</summary>
    NoTrades,

    /// <summary>No signal fires although products may be bought.</summary>
    NoSignals,

    /// <summary>Entries come faster than in the backtest.</summary>
    TradeRate,

    /// <summary>Trades win less often than in the backtest.</summary>
    WinRate,

    /// <summary>Fills are further from the mid than in the backtest.</summary>
    Slippage,

    /// <summary>Fees are higher than in the backtest.</summary>
    Fees,

    /// <summary>A product, or all of them, has no usable data.</summary>
    StaleData,

    /// <summary>Entries fill less often, or more often, than in the backtest.</summary>
    FillRate,

    /// <summary>Cycles take longer than their deadline.</summary>
    SlowCycles,

    /// <summary>Trades return less than in the backtest.</summary>
    Drift,
}
