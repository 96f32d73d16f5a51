using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Which entries' fills are held against the backtest's.</summary>
public sealed record FillRatePolicy
{
    /// <summary>Days over which entries are counted.</summary>
    [Range(1, 365)]
    public required int WindowDays { get; init; }

    /// <summary>Fewer entries than this say nothing.</summary>
    [Range(1, 10_000)]
    public required int EntriesMin { get; init; }
}
