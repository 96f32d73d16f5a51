namespace Trading.Runtime.Jobs;

/// <summary>What can be wrong with a running account. An alert is known by its code and product, never by its text.</summary>
public enum HealthCode
{
    /// <summary>No cycle was run yet.</summary>
    NoCycle,

    /// <summary>Two slots have passed without a cycle.</summary>
    CycleOverdue,

    /// <summary>The last cycle failed.</summary>
    CycleFailed,

    StoreUnreachable,
    VenueUnreachable,
    ClockSkewed,

    /// <summary>Account and venue do not agree.</summary>
    ReconcileMismatch,

    /// <summary>The outcome of a sent order is not known.</summary>
    OrderUnknown,

    /// <summary>The venue asked us to stay away for a while.</summary>
    RateLimited,

    KillSwitch,

    /// <summary>The account may only reduce, or do nothing.</summary>
    NotActive,

    /// <summary>The drawdown limit was hit and nobody has acknowledged it.</summary>
    DrawdownLatched,

    /// <summary>Entries pause after losses in a row.</summary>
    LossPause,

    ProductPaused,

    /// <summary>Real orders may not be sent.</summary>
    LiveRefused,

    /// <summary>Live evidence does not bear the verdict's step of capital: back to the canary's.</summary>
    CapitalFallen,

    /// <summary>Two or more slots passed without a cycle while nothing ran.</summary>
    SlotsMissed,

    /// <summary>Too few products may be bought for any new risk.</summary>
    EmptyUniverse,

    /// <summary>The inputs of the last decisions could not be kept: entries were not decided.</summary>
    InputsNotStored,

    /// <summary>As many entries within a day as policy allows at most, which no healthy strategy makes.</summary>
    TradesPerDayMax,

    /// <summary>Operators could not be told of an alert.</summary>
    AlertsUndelivered,

    /// <summary>What the newest decision saw cannot be read back from the archive.</summary>
    InputUnreadable,

    /// <summary>Signals fire and nothing is entered.</summary>
    NoTrades,

    /// <summary>No signal fires although products may be bought.</summary>
    NoSignals,

    /// <summary>Entries come faster than in the backtest.</summary>
    TradeRateHigh,

    /// <summary>Trades win less often than in the backtest.</summary>
    WinRateLow,

    /// <summary>Fills are further from the mid than in the backtest.</summary>
    SlippageHigh,

    /// <summary>Fees are higher than in the backtest.</summary>
    FeesHigh,

    /// <summary>A product, or all of them, has no usable data.</summary>
    DataStale,

    /// <summary>Entries fill less often, or more often, than in the backtest.</summary>
    FillRateOff,

    /// <summary>Cycles take longer than their deadline.</summary>
    CyclesSlow,

    /// <summary>Trades return less than in the backtest.</summary>
    ReturnsDrifted,

    /// <summary>No backtest says what to expect of this policy.</summary>
    NoExpectation,
}
