namespace Trading.Core.Policy.Checks;

/// <summary>Cycle, regime and universe.</summary>
internal static class MarketChecks
{
    private const long DayMs = 86_400_000;

    public static IEnumerable<PolicyProblem> Of(TradingPolicy policy) =>
    [
        .. Cycle(policy.Cycle),
        .. Regime(policy.Regime),
        .. Universe(policy.Universe),
        .. Lists(policy.Universe),
    ];

    private static IEnumerable<PolicyProblem> Cycle(CyclePolicy cycle)
    {
        if (DayMs % cycle.Interval.Ms != 0)
        {
            yield return new PolicyProblem("cycle.interval", $"{cycle.Interval}", "an interval that divides a day, such as 15m or 1h");
        }

        if ((cycle.DecisionDelaySeconds + cycle.DeadlineSeconds) * 1000L > cycle.Interval.Ms)
        {
            yield return new PolicyProblem(
                "cycle.deadline_seconds", $"{cycle.DeadlineSeconds}", $"no later than the next slot, with cycle.decision_delay_seconds inside cycle.interval ({cycle.Interval})");
        }

        if (cycle.DecisionDelaySeconds * 1000L >= cycle.Interval.Ms)
        {
            yield return new PolicyProblem("cycle.decision_delay_seconds", $"{cycle.DecisionDelaySeconds}", $"less than cycle.interval ({cycle.Interval})");
        }
    }

    private static IEnumerable<PolicyProblem> Regime(RegimePolicy regime)
    {
        if (regime.CrashTrendPct >= regime.BearTrendPct)
        {
            yield return Less("regime.crash_trend_pct", regime.CrashTrendPct, "regime.bear_trend_pct", regime.BearTrendPct);
        }

        if (regime.BearTrendPct >= regime.BullTrendPct)
        {
            yield return Less("regime.bear_trend_pct", regime.BearTrendPct, "regime.bull_trend_pct", regime.BullTrendPct);
        }

        if (regime.BullVolPctMax > regime.CrashVolPct)
        {
            yield return AtMost("regime.bull_vol_pct_max", regime.BullVolPctMax, "regime.crash_vol_pct", regime.CrashVolPct);
        }

        foreach (var (name, profile) in NameChecks.Profiles(regime).Where(entry => entry.Profile.Signals.Count > 0))
        {
            if (profile.SizeMultiplier == 0 || profile.PositionCapMultiplier == 0 || profile.MaxOpenPositions == 0)
            {
                yield return new PolicyProblem(
                    $"regime.{name}.signals",
                    $"[{string.Join(", ", profile.Signals)}]",
                    "an empty list, or size_multiplier, position_cap_multiplier and max_open_positions above 0");
            }
        }
    }

    private static IEnumerable<PolicyProblem> Universe(UniversePolicy universe)
    {
        if (universe.EligibleMin > universe.ProductsMax)
        {
            yield return AtMost("universe.eligible_min", universe.EligibleMin, "universe.products_max", universe.ProductsMax);
        }

        if (universe.IsDiscoveryOn && universe.T2.DiscoveryVolume24hMin > universe.T1.DiscoveryVolume24hMin)
        {
            yield return AtMost(
                "universe.t2.discovery_volume_24h_min", universe.T2.DiscoveryVolume24hMin,
                "universe.t1.discovery_volume_24h_min", universe.T1.DiscoveryVolume24hMin);
        }

        if (universe.IsDiscoveryOn && universe.T3.DiscoveryVolume24hMin > universe.T2.DiscoveryVolume24hMin)
        {
            yield return AtMost(
                "universe.t3.discovery_volume_24h_min", universe.T3.DiscoveryVolume24hMin,
                "universe.t2.discovery_volume_24h_min", universe.T2.DiscoveryVolume24hMin);
        }

        if (universe.Compliance is { IsOn: true, Include.Count: 0 })
        {
            yield return new PolicyProblem("universe.compliance.include", "[]", "at least one asset while universe.compliance.is_on is true");
        }
    }

    private static IEnumerable<PolicyProblem> Lists(UniversePolicy universe) =>
    [
        .. Assets("universe.quote_currency", [universe.QuoteCurrency]),
        .. Assets("universe.never_trade", universe.NeverTrade),
        .. Assets("universe.tier1", universe.Tier1),
        .. Assets("universe.tier2", universe.Tier2),
        .. Assets("universe.red_flags", universe.RedFlags.Select(flag => flag.Asset)),
        .. Assets("universe.compliance.include", universe.Compliance.Include.Select(entry => entry.Asset)),
        .. Assets("universe.compliance.exclude", universe.Compliance.Exclude.Select(entry => entry.Asset)),
        .. NameChecks.Unique("universe.never_trade", universe.NeverTrade),
        .. NameChecks.Unique("universe.tier1", universe.Tier1),
        .. NameChecks.Unique("universe.tier2", universe.Tier2),
        .. NameChecks.Unique("universe.compliance.include", universe.Compliance.Include.Select(entry => entry.Asset)),
        .. NameChecks.Unique("universe.compliance.exclude", universe.Compliance.Exclude.Select(entry => entry.Asset)),
        .. Overlap("universe.tier2", universe.Tier2, "universe.tier1", universe.Tier1),
        .. Overlap("universe.tier1", universe.Tier1, "universe.never_trade", universe.NeverTrade),
        .. Overlap("universe.tier2", universe.Tier2, "universe.never_trade", universe.NeverTrade),
    ];

    /// <summary>Written otherwise, an asset would match no product and the list would silently do nothing.</summary>
    public static IEnumerable<PolicyProblem> Assets(string path, IEnumerable<string> assets) => assets
        .Where(asset => !asset.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)))
        .Select(asset => new PolicyProblem(path, $"'{asset}'", "an asset in capitals and digits, such as BTC"));

    private static IEnumerable<PolicyProblem> Overlap(string path, IEnumerable<string> assets, string otherPath, IEnumerable<string> others) =>
        assets.Intersect(others).Select(asset => new PolicyProblem(path, $"a list with {asset}", $"only assets that are not in {otherPath}"));

    private static PolicyProblem Less(string path, double value, string limitPath, double limit) =>
        new(path, $"{value}", $"less than {limitPath} ({limit})");

    private static PolicyProblem AtMost(string path, double value, string limitPath, double limit) =>
        new(path, $"{value}", $"at most {limitPath} ({limit})");
}
