namespace Trading.Core.Evidence.Gate;

/// <summary>Everything that the decision gate asks, in the order in which it is shown.</summary>
public enum GateCriterionCode
{
    /// <summary>Every breaker of the policy is tight enough to count as switched on, and no trade broke a cap or pacing.</summary>
    SafetyChecks,

    /// <summary>The result is of one account that traded all products together, filled pessimistically.</summary>
    JointPortfolio,

    /// <summary>The trial ledger's chain is whole.</summary>
    TrialLedger,

    /// <summary>Enough closed trades.</summary>
    Trades,

    /// <summary>Positive net result over all windows.</summary>
    PooledNet,

    /// <summary>Positive net result in most windows.</summary>
    WindowsPositive,

    /// <summary>Positive net result in every regime that may trade and has enough trades.</summary>
    RegimesPositive,

    /// <summary>The Sharpe ratio, deflated by the number of trials.</summary>
    DeflatedSharpe,

    /// <summary>The track record is long enough for its Sharpe ratio.</summary>
    TrackRecord,

    /// <summary>The chance that the best in sample is below the median out of sample.</summary>
    OverfittingProbability,

    /// <summary>Better than cash, with all trials counted.</summary>
    SuperiorToCash,

    /// <summary>Better than holding at the same mean exposure, with all trials counted.</summary>
    SuperiorToHold,

    /// <summary>Upper bound of the maximum drawdown.</summary>
    Drawdown,

    /// <summary>No product earned too much of it all.</summary>
    ProductConcentration,

    /// <summary>No signal earned too much of it all.</summary>
    SignalConcentration,

    /// <summary>Days of paper trading.</summary>
    PaperDays,

    /// <summary>Closed trades of paper trading.</summary>
    PaperTrades,

    /// <summary>Invariants held throughout paper trading.</summary>
    PaperInvariants,

    /// <summary>Degradation against the backtest beyond the tolerance is excluded.</summary>
    PaperDegradation,

    /// <summary>The step of capital that is asked for follows from the one in force.</summary>
    CapitalStep,
}
