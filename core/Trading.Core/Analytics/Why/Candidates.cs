using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Universe;

namespace Trading.Core.Analytics.Why;

/// <summary>Which changes could get a product past the check that stopped it: whether they do is decided, not assumed.</summary>
internal static class Candidates
{
    private static readonly string[] RegimePaths =
        ["regime.crash_trend_pct", "regime.crash_vol_pct", "regime.bull_trend_pct", "regime.bull_vol_pct_max", "regime.bear_trend_pct"];

    private static readonly string[] ConvictionPaths = ["rules.conviction.min", "rules.conviction.strength_weight", "rules.conviction.confidence_weight"];

    public static IEnumerable<Knob> Knobs(Situation situation, int row, Stop stop) => stop.Stage switch
    {
        WhyStage.Universe => Universe(situation, row, (UniverseReason)stop.Order),
        WhyStage.Quality => Quality(situation, row),
        WhyStage.Triggers => Features(row).Concat(Options(situation)),
        WhyStage.Rules => Rules(situation, row, (RuleReason)stop.Order),
        WhyStage.Risk => RiskCandidates.Knobs(situation, row, (RiskReason)stop.Order),
        WhyStage.Plan =>
        [
            MarketKnobs.QuoteAge(row), MarketKnobs.Spread(row), MarketKnobs.Depth(row),
            .. Paths(situation, "execution.quote_age_seconds_max", "execution.spread_bps_max", "execution.depth_multiple_min", "execution.min_notional"),
        ],
        _ => [],
    };

    public static IEnumerable<Flip> Flips(Situation situation, int row, Stop stop) => stop.Stage switch
    {
        WhyStage.Universe => UniverseFlips(situation, row, (UniverseReason)stop.Order),
        WhyStage.Rules when (RuleReason)stop.Order == RuleReason.RegimeSignal => [Allowed(situation, row)],
        WhyStage.Risk => RiskCandidates.Flips(situation, row, (RiskReason)stop.Order),
        _ => [],
    };

    public static IEnumerable<Knob> Paths(Situation situation, params string[] paths) => paths.Select(path => Knob.Policy(situation, path));

    private static IEnumerable<Knob> Features(int row) => FeatureField.All.Select(field => Knob.Feature(field, row));

    private static IEnumerable<Knob> Options(Situation situation) => situation.Policy.Signals.Enabled.SelectMany(signal =>
        situation.Policy.Signals.Options.TryGetValue(signal, out var settings)
            ? settings.Values.Keys.Select(option => Knob.Policy(situation, $"signals.options.{signal}.{option}"))
            : []);

    private static IEnumerable<Knob> Universe(Situation situation, int row, UniverseReason reason)
    {
        var tiers = UniverseText.Tiers(situation, row).Select(tier => tier.ToCode()).ToArray();
        return reason switch
        {
            UniverseReason.Age => [MarketKnobs.Age(row), .. Paths(situation, "universe.tier3_age_hours_min")],
            UniverseReason.StaleData => [MarketKnobs.CandleAge(row), .. Paths(situation, "universe.candle_age_seconds_max")],
            UniverseReason.Volume =>
            [
                Knob.Feature("quote_volume_24h", row),
                .. tiers.SelectMany(tier => Paths(situation, $"universe.{tier}.quote_volume_24h_min", $"universe.{tier}.discovery_volume_24h_min")),
                .. Paths(situation, "universe.near_threshold_share"),
            ],
            UniverseReason.Spread =>
            [
                MarketKnobs.MedianSpread(row),
                MarketKnobs.QuoteAge(row),
                .. tiers.SelectMany(tier => Paths(situation, $"universe.{tier}.spread_bps_max")),
                .. Paths(situation, "universe.spread_bps_max"),
            ],
            UniverseReason.Depth => [MarketKnobs.Depth(row), .. tiers.SelectMany(tier => Paths(situation, $"universe.{tier}.depth_notional_min"))],
            UniverseReason.RegimeExcluded =>
            [
                MarketKnobs.Trend, MarketKnobs.Volatility, .. Paths(situation, RegimePaths),
                .. Paths(situation, $"regime.{situation.Decision.Regime.Regime.ToCode()}.size_multiplier"),
            ],
            UniverseReason.TierCapacity =>
            [
                Knob.Feature("quote_volume_24h", row),
                .. Paths(situation, "universe.products_max"),
                .. tiers.SelectMany(tier => Paths(situation, $"universe.{tier}.products_max", $"universe.{tier}.discovery_products_max")),
            ],
            _ => [],
        };
    }

    private static IEnumerable<Flip> UniverseFlips(Situation situation, int row, UniverseReason reason)
    {
        var product = situation.Row(row).Product.Id;
        var policy = situation.Policy.Universe;
        return reason switch
        {
            UniverseReason.NeverTrade => [Without("universe.never_trade", product.Base, policy.NeverTrade)],
            UniverseReason.NotCompliant => [new("universe.compliance.is_on", "true", "false", s => s.With(PolicyEdit.With(s.Policy, "universe.compliance.is_on", (object)false)), IsPolicy: true)],
            UniverseReason.Status => [MarketKnobs.Status(situation, row)],
            UniverseReason.DataGap => [MarketKnobs.Whole(row)],
            UniverseReason.RedFlag =>
            [
                new("universe.red_flags", $"with {product.Base}", $"without {product.Base}", s => s.With(PolicyEdit.With(
                    s.Policy, "universe.red_flags", (object)policy.RedFlags.Where(flag => flag.Asset != product.Base).ToArray())), IsPolicy: true),
            ],
            UniverseReason.TierCapacity => [new("universe.is_discovery_on", "false", "true", s => s.With(PolicyEdit.With(s.Policy, "universe.is_discovery_on", (object)true)), IsPolicy: true)],
            _ => [],
        };
    }

    private static IEnumerable<Knob> Quality(Situation situation, int row) =>
    [
        Knob.Feature("atr_pct", row), Knob.Feature("atr_pct_median_7d", row), Knob.Feature("volume_ratio", row),
        .. Paths(
            situation,
            $"regime.{situation.Decision.Regime.Regime.ToCode()}.atr_ratio_min",
            "signals.quality_gate.mean_distance_pct_max",
            "signals.quality_gate.thin_volume_ratio"),
    ];

    private static IEnumerable<Knob> Rules(Situation situation, int row, RuleReason reason)
    {
        var signal = StopJudge.FurthestTrigger(situation.Decision, row).Trigger.Signal;
        return reason switch
        {
            RuleReason.RegimeSignal => [MarketKnobs.Trend, MarketKnobs.Volatility, .. Paths(situation, RegimePaths)],
            RuleReason.Score => [.. Features(row), .. Paths(situation, "rules.score_min")],
            RuleReason.Condition => [Knob.Feature("return_60m_pct", row), .. Paths(situation, $"rules.table[{signal}].return_60m_pct_min")],
            RuleReason.Conviction => [.. Features(row), .. Paths(situation, ConvictionPaths)],
            RuleReason.ZeroSize => Paths(situation, $"rules.table[{signal}].size_multiplier", $"regime.{situation.Decision.Regime.Regime.ToCode()}.size_multiplier"),
            _ => Features(row),
        };
    }

    private static Flip Allowed(Situation situation, int row)
    {
        var signal = StopJudge.FurthestTrigger(situation.Decision, row).Trigger.Signal;
        var path = $"regime.{situation.Decision.Regime.Regime.ToCode()}.signals";
        return new Flip(path, $"without {signal}", $"with {signal}", s => s.With(PolicyEdit.With(
            s.Policy, path, (object)((IReadOnlyList<string>)PolicyEdit.Get(s.Policy, path)!).Append(signal).ToArray())), IsPolicy: true);
    }

    private static Flip Without(string path, string item, IReadOnlyList<string> items) => new(
        path, $"with {item}", $"without {item}", s => s.With(PolicyEdit.With(s.Policy, path, (object)items.Where(i => i != item).ToArray())), IsPolicy: true);
}
