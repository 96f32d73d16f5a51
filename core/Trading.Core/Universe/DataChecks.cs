using System.Runtime.CompilerServices;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Universe;

/// <summary>What must hold in every cycle, member or not: the venue trades the product and its data can be trusted now.</summary>
internal sealed class DataChecks(UniversePolicy policy, bool isBookRequired)
{
    // Most policies and markets need none of the checks that are rare: one question tells.
    private readonly bool _isMoreChecked = isBookRequired || UniverseSelector.IsVolumeRead(policy);
    private readonly bool _isVolumeChecked = UniverseSelector.IsVolumeRead(policy);
    private readonly bool _isSpreadChecked = policy.SpreadBpsMax > 0 || Any(policy, limits => limits.SpreadBpsMax > 0);
    private readonly bool _isDepthChecked = Any(policy, limits => limits.DepthNotionalMin > 0);

    /// <summary>How old a candle, or a quote, may be, in milliseconds.</summary>
    public long AgeMsMax { get; } = policy.CandleAgeSecondsMax * 1000L;

    /// <summary>The first check that fails, in the order of <see cref="UniverseReason"/>; eligible where none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UniverseReason Judge(ProductListing listing, in ProductMarket row, in FeatureValues f, Timestamp now) =>
        listing.Reason != UniverseReason.Eligible || row.Status != ProductStatus.Online ? Barred(listing.Reason, row.Status)
        : f.HasDataGap ? UniverseReason.DataGap
        : double.IsNaN(row.LastPrice) || row.LastCandleAt > now || row.LastCandleAt.UnixMs < now.UnixMs - AgeMsMax ? UniverseReason.StaleData
        : _isMoreChecked || listing.HasBans ? JudgeMore(listing, row, f, now)
        : UniverseReason.Eligible;

    // Apart, so that the usual way is short enough to stand where it is asked for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private UniverseReason JudgeMore(ProductListing listing, in ProductMarket row, in FeatureValues f, Timestamp now)
    {
        if (_isVolumeChecked && double.IsNaN(f.QuoteVolume24h))
        {
            return UniverseReason.Volume;
        }

        if (isBookRequired)
        {
            if (_isSpreadChecked && !SpreadSamples.IsObserved(row.Quote, now, AgeMsMax))
            {
                return UniverseReason.Spread;
            }

            if (_isDepthChecked && double.IsNaN(row.Quote.DepthNotional))
            {
                return UniverseReason.Depth;
            }
        }

        return listing.IsBannedAt(now) ? UniverseReason.RedFlag : UniverseReason.Eligible;
    }

    // A status comes after what policy forbids for good, and before what it merely leaves out.
    private static UniverseReason Barred(UniverseReason listing, ProductStatus status) =>
        listing is UniverseReason.NeverTrade or UniverseReason.NotCompliant || status == ProductStatus.Online
            ? listing
            : UniverseReason.Status;

    private static bool Any(UniversePolicy policy, Func<TierLimits, bool> holds) => holds(policy.T1) || holds(policy.T2) || holds(policy.T3);
}
