using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Defaults of a backtest.</summary>
public sealed record BacktestPolicy
{
    /// <summary>Opening balance, USD.</summary>
    [Range(0, 1e12, MinimumIsExclusive = true)]
    public required decimal InitialCash { get; init; }

    /// <summary>Candles before the start that feed features and never trade.</summary>
    [Range(0, 8760)]
    public required int WarmUpHours { get; init; }

    /// <summary>Whether open positions are sold, with costs, at the end; otherwise they are marked.</summary>
    public required bool IsClosedAtEnd { get; init; }

    /// <summary>Fewer trades make the verdict insufficient_trades.</summary>
    [Range(0, 1_000_000)]
    public required int TradesMin { get; init; }
}
