using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>When an account behaves so unlike its backtest, or so unlike itself, that somebody should look.</summary>
public sealed record AnomalyPolicy
{
    /// <summary>Chance that one look finds by luck alone what depends on luck: wins, fills, costs and the number of entries.</summary>
    [Range(0, 0.1, MinimumIsExclusive = true)]
    public required double Alpha { get; init; }

    /// <summary>What was found stands until luck explains it at least so well again; far above alpha, so that it does not come and go.</summary>
    [Range(0, 0.5, MinimumIsExclusive = true)]
    public required double ClearAlpha { get; init; }

    /// <summary>One-sided confidence at which the backtest's own shares of wins and fills are taken for what they may be.</summary>
    [Range(0.5, 0.999)]
    public required double ExpectationConfidence { get; init; }

    /// <summary>Nothing is entered although signals fire.</summary>
    public required NoTradesPolicy NoTrades { get; init; }

    /// <summary>No signal fires although products may be bought.</summary>
    public required NoSignalsPolicy NoSignals { get; init; }

    /// <summary>Entries come faster than in the backtest.</summary>
    public required TradeRatePolicy TradeRate { get; init; }

    /// <summary>Trades win less often than in the backtest.</summary>
    public required WinRatePolicy WinRate { get; init; }

    /// <summary>Fills are further from the mid than in the backtest.</summary>
    public required CostAnomalyPolicy Slippage { get; init; }

    /// <summary>Fees are higher than in the backtest.</summary>
    public required CostAnomalyPolicy Fees { get; init; }

    /// <summary>A product has no usable data.</summary>
    public required StaleDataPolicy StaleData { get; init; }

    /// <summary>Entries fill less often, or more often, than in the backtest.</summary>
    public required FillRatePolicy FillRate { get; init; }

    /// <summary>Cycles take longer than their deadline.</summary>
    public required SlowCyclesPolicy SlowCycles { get; init; }

    /// <summary>Trades return less than in the backtest.</summary>
    public required DriftPolicy Drift { get; init; }
}
