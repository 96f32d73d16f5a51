using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>When a cost of trading is above the backtest's.</summary>
public sealed record CostAnomalyPolicy
{
    /// <summary>Days over which closed trades are counted.</summary>
    [Range(1, 365)]
    public required int WindowDays { get; init; }

    /// <summary>Fewer trades than this say nothing.</summary>
    [Range(2, 10_000)]
    public required int TradesMin { get; init; }

    /// <summary>A mean this far above the backtest's is nothing to look at, however certain it is.</summary>
    [Range(0, 1_000, MinimumIsExclusive = true)]
    public required double ToleranceBps { get; init; }
}
