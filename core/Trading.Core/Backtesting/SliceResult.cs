using Trading.Core.Market;
using Trading.Core.Portfolio;
using Trading.Core.TradeLog;

namespace Trading.Core.Backtesting;

/// <summary>What one slice came to. Everything a report needs, and nothing that depends on the machine or the clock.</summary>
public sealed record SliceResult
{
    public required SliceSpec Spec { get; init; }

    /// <summary>Closed trades in the order in which they closed.</summary>
    public required IReadOnlyList<Trade> Trades { get; init; }

    /// <summary>Positions still open, valued in <see cref="FinalNav"/>.</summary>
    public required IReadOnlyList<Position> OpenPositions { get; init; }

    /// <summary>NAV at the end of each UTC day.</summary>
    public required IReadOnlyList<DayPoint> Days { get; init; }

    /// <summary>Deepest fall of NAV over all marks.</summary>
    public required Drawdown Deepest { get; init; }

    /// <summary>The highest mark, the opening included.</summary>
    public required NavMark Highest { get; init; }

    /// <summary>The lowest mark, the opening included.</summary>
    public required NavMark Lowest { get; init; }

    /// <summary>Price of the regime's reference product at the first mark; NaN where unknown.</summary>
    public required double ReferenceAtStart { get; init; }

    /// <summary>Invested share of NAV, mean over all marks, percent.</summary>
    public required double MeanExposurePct { get; init; }

    public required FunnelCounts Funnel { get; init; }

    public required Ledger Ledger { get; init; }

    public required Money FinalNav { get; init; }

    /// <summary>The drawdown limit was hit, after which nothing was entered: a backtest has no operator to acknowledge it.</summary>
    public required bool IsDrawdownLatched { get; init; }

    public required long Orders { get; init; }

    public required long Fills { get; init; }

    /// <summary>SHA-256 over all orders and fills in order.</summary>
    public required string OrderListHash { get; init; }

    /// <summary>Candles that decisions have seen, warm-up included.</summary>
    public required long Candles { get; init; }
}
