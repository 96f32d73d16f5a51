using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>What one regime allows. An empty signal list means cash.</summary>
public sealed record RegimeProfile
{
    /// <summary>Names of the signals that may open positions.</summary>
    public required IReadOnlyList<string> Signals { get; init; }

    /// <summary>Scales proposal sizes.</summary>
    [Range(0, 10)]
    public required decimal SizeMultiplier { get; init; }

    /// <summary>Scales the cap on one product.</summary>
    [Range(0, 10)]
    public required decimal PositionCapMultiplier { get; init; }

    /// <summary>Upper bound on open positions in this regime.</summary>
    [Range(0, 1000)]
    public required int MaxOpenPositions { get; init; }

    /// <summary>Scales proposal sizes by tier.</summary>
    [Range(0, 10)]
    public required TierValues TierMultiplier { get; init; }

    /// <summary>Hourly ATR over its 7-day median below which a product sleeps.</summary>
    [Range(0, 10)]
    public required double AtrRatioMin { get; init; }
}
