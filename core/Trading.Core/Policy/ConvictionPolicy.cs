using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>Conviction = clamp(weights x strength and confidence + boosts, 0, 1).</summary>
public sealed record ConvictionPolicy
{
    /// <summary>Weight of strength.</summary>
    [Range(0, 1)]
    public required double StrengthWeight { get; init; }

    /// <summary>Weight of confidence.</summary>
    [Range(0, 1)]
    public required double ConfidenceWeight { get; init; }

    /// <summary>Price above the 24 h VWAP.</summary>
    [Range(0, 1)]
    public required double AboveVwapBoost { get; init; }

    /// <summary>The last low is above the one before.</summary>
    [Range(0, 1)]
    public required double HigherLowBoost { get; init; }

    /// <summary>RSI crossed above 50.</summary>
    [Range(0, 1)]
    public required double RsiCrossBoost { get; init; }

    /// <summary>Price is off its 60 m low.</summary>
    [Range(0, 1)]
    public required double BounceBoost { get; init; }

    /// <summary>Product of tier 1.</summary>
    [Range(0, 1)]
    public required double Tier1Boost { get; init; }

    /// <summary>What counts as off the low, percent.</summary>
    [Range(0, 100)]
    public required double BouncePctMin { get; init; }

    /// <summary>Smallest conviction that proposes.</summary>
    [Range(0, 1)]
    public required double Min { get; init; }

    /// <summary>Size scaling = this ...</summary>
    [Range(0, 10)]
    public required decimal ScaleBase { get; init; }

    /// <summary>... + this x conviction.</summary>
    [Range(0, 10)]
    public required decimal ScaleSlope { get; init; }
}
