using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Which trades' wins are held against the backtest's.</summary>
public sealed record WinRatePolicy
{
    /// <summary>Days over which closed trades are counted.</summary>
    [Range(1, 365)]
    public required int WindowDays { get; init; }

    /// <summary>Fewer trades than this say nothing.</summary>
    [Range(1, 10_000)]
    public required int TradesMin { get; init; }
}
