using Trading.Core.Market;

namespace Trading.Core.Backtesting.Paper;

/// <summary>A published trade that has filled what it could.</summary>
public readonly record struct TakenTrade(string Id, Timestamp At);
