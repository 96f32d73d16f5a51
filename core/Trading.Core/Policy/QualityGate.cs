using System.ComponentModel.DataAnnotations;

namespace Trading.Core.Policy;

/// <summary>What must hold before any signal looks at a product.</summary>
public sealed record QualityGate
{
    /// <summary>A price further from its 20-hour mean ...</summary>
    [Range(0, 1000)]
    public required double MeanDistancePctMax { get; init; }

    /// <summary>... on volume below this share of the average is a bad print, percent and ratio.</summary>
    [Range(0, 100)]
    public required double ThinVolumeRatio { get; init; }

    /// <summary>Whether a sleeping product (ATR ratio below the regime's) is skipped.</summary>
    public required bool IsAtrGateOn { get; init; }
}
