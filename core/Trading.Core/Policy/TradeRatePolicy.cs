using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>When there are too many entries.</summary>
public sealed record TradeRatePolicy
{
    /// <summary>Hours over which entries are counted.</summary>
    [Range(0, 720, MinimumIsExclusive = true)]
    public required double WindowHours { get; init; }

    /// <summary>k: so many times what the backtest entered in such a window is too much, if luck does not explain it.</summary>
    [Range(1, 100)]
    public required double Factor { get; init; }

    /// <summary>Fewer entries than this are never too many.</summary>
    [Range(1, 10_000)]
    public required int EntriesMin { get; init; }
}
