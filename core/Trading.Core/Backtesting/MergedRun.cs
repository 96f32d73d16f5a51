using Trading.Core.TradeLog;

namespace Trading.Core.Backtesting;

/// <summary>The slices of one run together.</summary>
public sealed record MergedRun
{
    /// <summary>What was run, in order of time.</summary>
    public required IReadOnlyList<SliceSpec> Slices { get; init; }

    /// <summary>More than one slice: each started anew from flat cash, and their returns are chain-linked.</summary>
    public bool IsChainLinked => Slices.Count > 1;

    /// <summary>Trades in order of slices, and within one as they closed.</summary>
    public required IReadOnlyList<Trade> Trades { get; init; }

    /// <summary>Cash at the start of the first slice.</summary>
    public required Money InitialNav { get; init; }

    /// <summary>NAV at the end of each UTC day; from the second slice on scaled so that returns link up.</summary>
    public required IReadOnlyList<DayPoint> Days { get; init; }

    /// <summary>Last chain-linked NAV.</summary>
    public required Money FinalNav { get; init; }

    /// <summary>Sum of the slices' results in money: final NAV less initial cash of each.</summary>
    public required Money NetResult { get; init; }

    /// <summary>Deepest fall of the chain-linked NAV, over all marks, across slices too.</summary>
    public required Drawdown Deepest { get; init; }

    /// <summary>Price of the regime's reference product at the first mark; NaN where unknown.</summary>
    public required double ReferenceAtStart { get; init; }

    /// <summary>Invested share of NAV, mean over all marks, percent.</summary>
    public required double MeanExposurePct { get; init; }

    public required FunnelCounts Funnel { get; init; }

    /// <summary>Positions still open at the ends of slices.</summary>
    public required int OpenPositions { get; init; }

    /// <summary>Slices that hit the drawdown limit and stopped entering.</summary>
    public required int DrawdownLatchedSlices { get; init; }

    public required long Orders { get; init; }

    public required long Fills { get; init; }

    public required long Candles { get; init; }

    /// <summary>Of one slice its own hash; of several the hash over theirs in order.</summary>
    public required string OrderListHash { get; init; }
}
