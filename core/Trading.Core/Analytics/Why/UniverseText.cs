using Trading.Core.Market;
using Trading.Core.Universe;

namespace Trading.Core.Analytics.Why;

/// <summary>What a universe check found, with its numbers.</summary>
internal static class UniverseText
{
    public static string Of(Situation situation, int row, UniverseReason reason)
    {
        ref readonly var market = ref situation.Row(row);
        ref readonly var f = ref situation.Features(row);
        var policy = situation.Policy.Universe;
        var asset = market.Product.Id.Base;
        var tiers = Tiers(situation, row);
        return reason switch
        {
            UniverseReason.NeverTrade => $"{asset} is on the never-trade list",
            UniverseReason.NotCompliant => $"{asset} is not compliant by the list",
            UniverseReason.Status => $"the venue has it {market.Status.ToCode()}",
            UniverseReason.QuoteCurrency => $"quoted in {market.Product.Id.Quote}; {policy.QuoteCurrency} is traded",
            UniverseReason.Age => $"known for {WhyNumber.Text(AgeHours(situation, row))} h; at least {policy.Tier3AgeHoursMin} h",
            UniverseReason.DataGap => $"holes of {WhyNumber.Text(f.HoleShare24hPct)} % in 24 h and {WhyNumber.Text(f.HoleShare168hPct)} % in 168 h; at most {WhyNumber.Text(situation.Policy.Features.HoleShareMaxPct)} %",
            UniverseReason.StaleData => market.LastCandleAt == Timestamp.MinValue
                ? "no candle was seen"
                : $"its last candle is {WhyNumber.Text((situation.Now - market.LastCandleAt).TotalSeconds)} s old; at most {policy.CandleAgeSecondsMax} s",
            UniverseReason.Volume => $"24 h volume {WhyNumber.Text(f.QuoteVolume24h)} < {Each(tiers, tier => VolumeFloor(situation, row, tier))}",
            UniverseReason.Spread => $"median spread {WhyNumber.Text(MedianSpread(situation, row))} bps > {Each(tiers, tier => Math.Min(policy.SpreadBpsMax, policy.For(tier).SpreadBpsMax))} bps",
            UniverseReason.Depth => $"depth {WhyNumber.Text(market.Quote.DepthNotional)} < {Each(tiers, tier => policy.For(tier).DepthNotionalMin)}",
            UniverseReason.RedFlag => $"{asset} is under a temporary ban",
            UniverseReason.RegimeExcluded => RegimeOf(situation),
            _ => policy.IsDiscoveryOn || IsListed(situation, row) ? "every seat that it could have is taken" : $"{asset} is on no tier list, and discovery is off",
        };
    }

    /// <summary>The tier whose list names the product; every tier, by discovery, where none does.</summary>
    public static Tier[] Tiers(Situation situation, int row)
    {
        var asset = situation.Row(row).Product.Id.Base;
        var policy = situation.Policy.Universe;
        return policy.Tier1.Contains(asset) ? [Tier.T1] : policy.Tier2.Contains(asset) ? [Tier.T2] : [Tier.T1, Tier.T2, Tier.T3];
    }

    public static bool IsListed(Situation situation, int row) => Tiers(situation, row).Length == 1;

    /// <summary>Median of the spreads seen, bps; NaN where none was.</summary>
    public static double MedianSpread(Situation situation, int row) => SpreadSamples.MedianBps(situation.Decision.NextUniverse.Spreads, row);

    /// <summary>Hours since the product was listed; NaN where the date is not known.</summary>
    public static double AgeHours(Situation situation, int row) =>
        situation.Row(row).Product.ListedAt is { } at ? (situation.Now - at).TotalHours : double.NaN;

    private static double VolumeFloor(Situation situation, int row, Tier tier)
    {
        var limits = situation.Policy.Universe.For(tier);
        return IsListed(situation, row) ? limits.QuoteVolume24hMin : Math.Max(limits.QuoteVolume24hMin, limits.DiscoveryVolume24hMin);
    }

    private static string RegimeOf(Situation situation)
    {
        var regime = situation.Decision.Regime;
        return regime.IsInsufficientData
            ? $"in {regime.Regime.ToCode()} (for want of data) nothing of its tier is bought"
            : $"in {regime.Regime.ToCode()} (trend {WhyNumber.Text(regime.TrendPct)} %, volatility {WhyNumber.Text(regime.VolPct)} %) nothing of its tier is bought";
    }

    private static string Each(Tier[] tiers, Func<Tier, double> limit) => tiers.Length == 1
        ? WhyNumber.Text(limit(tiers[0]))
        : string.Join(", ", tiers.Select(tier => $"{WhyNumber.Text(limit(tier))} ({tier.ToCode()})"));
}
