using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Universe;

/// <summary>Whether a product has what a tier asks for: age, volume, spread and depth.</summary>
internal readonly record struct TierAssessment(UniverseReason Reason, bool IsNearThreshold, bool IsDepthObserved, bool IsSpreadObserved)
{
    /// <summary>Hours of history that the hole share of the features spans.</summary>
    private const double HistoryHours = 168;

    public bool IsPassed => Reason == UniverseReason.Eligible;

    /// <param name="medianSpreadBps">NaN where none was seen.</param>
    /// <param name="modelSpreadBps">The cost model's spread of the tier, for want of a seen one.</param>
    /// <param name="discoveryVolumeMin">24 h quote volume at which an unlisted product joins; 0 for a listed one.</param>
    /// <param name="isQuoteObserved">Whether the row holds a quote that is fresh enough.</param>
    public static TierAssessment Of(
        UniversePolicy policy,
        Tier tier,
        in ProductMarket row,
        in FeatureValues f,
        double medianSpreadBps,
        double modelSpreadBps,
        double discoveryVolumeMin,
        bool isQuoteObserved,
        Timestamp now)
    {
        var limits = policy.For(tier);
        var isSpreadObserved = !double.IsNaN(medianSpreadBps);
        var spreadBps = isSpreadObserved ? medianSpreadBps : modelSpreadBps;
        var isDepthObserved = isQuoteObserved && !double.IsNaN(row.Quote.DepthNotional);
        var isVolumeMet = IsAtLeast(f.QuoteVolume24h, limits.QuoteVolume24hMin);
        var isNear = !isVolumeMet
            && tier == Tier.T2
            && policy.NearThresholdShare > 0
            && f.QuoteVolume24h >= policy.NearThresholdShare * limits.QuoteVolume24hMin
            && spreadBps <= policy.NearThresholdSpreadBpsMax;
        var reason =
            tier == Tier.T3 && !IsOldEnough(row.Product, f, policy.Tier3AgeHoursMin, now) ? UniverseReason.Age
            : (!isVolumeMet && !isNear) || !IsAtLeast(f.QuoteVolume24h, discoveryVolumeMin) ? UniverseReason.Volume
            : IsAbove(spreadBps, limits.SpreadBpsMax) || IsAbove(spreadBps, policy.SpreadBpsMax) ? UniverseReason.Spread
            : isDepthObserved && row.Quote.DepthNotional < limits.DepthNotionalMin ? UniverseReason.Depth
            : UniverseReason.Eligible;
        return new TierAssessment(reason, isNear, isDepthObserved, isSpreadObserved);
    }

    /// <summary>A floor of 0 is none; an unknown volume meets no floor.</summary>
    private static bool IsAtLeast(double volume, double floor) => floor == 0 || volume >= floor;

    /// <summary>A limit of 0 is none.</summary>
    private static bool IsAbove(double spreadBps, double limitBps) => limitBps > 0 && !(spreadBps <= limitBps);

    /// <summary>
    /// By the listing date where it is known. Otherwise the hours of the last 168 that hold data prove a smaller age than the true one;
    /// a limit above 168 h then needs the date.
    /// </summary>
    private static bool IsOldEnough(Product product, in FeatureValues f, int hoursMin, Timestamp now) =>
        hoursMin == 0
        || (product.ListedAt is { } listedAt
            ? now - listedAt >= TimeSpan.FromHours(hoursMin)
            : HistoryHours * (1 - (f.HoleShare168hPct / 100)) >= hoursMin);
}
