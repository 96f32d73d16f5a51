namespace Trading.Core.Risk;

/// <summary>Every check that can stop or shrink an entry, in the order in which they are made.</summary>
public enum RiskReason
{
    KillSwitch,
    TradingState,
    EmptyUniverse,
    DataStale,
    ClockSkew,
    ApiErrors,
    RateLimited,
    ExchangeHealth,
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
