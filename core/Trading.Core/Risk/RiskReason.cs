namespace Trading.Core.Risk;

/// <summary>Every check that can stop or shrink an entry, in the order in which they are made.</summary>
public enum RiskReason
{
    KillSwitch,
    TradingState,

    /// <summary>An operator paused the product.</summary>
    ProductPaused,
    EmptyUniverse,
    DataStale,
    ClockSkew,
    ApiErrors,
    RateLimited,
    ExchangeHealth,

    /// <summary>Account and venue do not agree.</summary>
    ReconcileMismatch,
    ProductStatus,
    VolatilityCrash,
    DailyStop,
    WeeklyStop,
    MaxDrawdown,
    ConsecutiveLosses,
    GlobalTradeSpacing,
    SymbolCooldownActive,
    MaxTradesPerHour,
    MaxTradesPerDay,
    MaxOpenPositions,
    MaxNewPositionsPerCycle,
    PositionCap,
    ClusterCap,
    TotalExposure,
    NoCash,
    Pyramiding,
    BelowMinAfterCaps,
    MinNotional,
    SizeIncrement,
}
