using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>What trading after the backtest, on paper or live, has to show before more capital.</summary>
public sealed record GatePaperPolicy
{
    /// <summary>Fewest days.</summary>
    [Range(1, 3650)]
    public required int DaysMin { get; init; }

    /// <summary>Fewest closed trades.</summary>
    [Range(1, 1_000_000)]
    public required int TradesMin { get; init; }

    /// <summary>
    /// How far the mean net return of a trade may fall behind the backtest's, in standard deviations of the backtest's trades. It has to be
    /// excluded that it fell further.
    /// </summary>
    [Range(0, 10, MinimumIsExclusive = true)]
    public required double DegradationSdMax { get; init; }

    /// <summary>Chance that the confidence sequence is ever wrong.</summary>
    [Range(0, 0.5, MinimumIsExclusive = true)]
    public required double Alpha { get; init; }

    /// <summary>How its width is tuned: r2 of the normal mixture; small is tight late, large is tight early.</summary>
    [Range(0, 10, MinimumIsExclusive = true)]
    public required double MixtureVariance { get; init; }
}
