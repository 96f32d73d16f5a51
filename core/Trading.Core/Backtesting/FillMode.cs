namespace Trading.Core.Backtesting;

/// <summary>How kindly the mock exchange treats our orders. Results are bracketed by all three; verdicts use the worst.</summary>
public enum FillMode
{
    /// <summary>A resting order fills when the path touches its limit.</summary>
    Optimistic,

    /// <summary>It fills when the path trades through by one tick, or touches and a seeded queue draw passes.</summary>
    Base,

    /// <summary>It fills when the path trades through by half the spread, at least one tick, on the path that is worse for it.</summary>
    Pessimistic,
}
