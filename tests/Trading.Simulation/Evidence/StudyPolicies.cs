using Trading.Core.Policy;
using Trading.Core.Signals;

namespace Trading.Simulation.Evidence;

/// <summary>The policy that is put forward, and the fifty among which a searcher would choose.</summary>
internal static class StudyPolicies
{
    public const int SetCount = 50;

    private static readonly int[] HoldHours = [12, 18, 24, 36, 48];
    private static readonly double[] Return60mPct = [1, 1.25, 1.5, 1.75, 2];
    private static readonly decimal[] StopPct = [10, 15];

    /// <summary>Stated before any market was looked at.</summary>
    public static TradingPolicy Registered { get; } = PolicyLoader.Load(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Evidence", "study.yaml")), "study.yaml", SignalRegistry.Vocabulary);

    /// <summary>Every combination of holding time, threshold and stop; the registered policy is one of them.</summary>
    public static IReadOnlyList<TradingPolicy> Sets { get; } =
    [
        .. from hold in HoldHours
           from threshold in Return60mPct
           from stop in StopPct
           select Variant(hold, threshold, stop),
    ];

    /// <summary>The policy on a venue that charges nothing.</summary>
    public static TradingPolicy WithoutCosts(TradingPolicy policy) => policy with
    {
        Costs = policy.Costs with
        {
            FeeSchedules = policy.Costs.FeeSchedules.ToDictionary(
                s => s.Key,
                s => (IReadOnlyList<FeePeriod>)[.. s.Value.Select(p => p with { Tiers = [.. p.Tiers.Select(t => t with { MakerBps = 0, TakerBps = 0 })] })],
                StringComparer.Ordinal),
            SpreadBps = new TierValues { T1 = 0, T2 = 0, T3 = 0 },
            ImpactCoefficient = 0,
        },
    };

    private static TradingPolicy Variant(int hold, double threshold, decimal stop)
    {
        var policy = Registered;
        foreach (var rule in policy.Rules.Table)
        {
            policy = PolicyEdit.With(policy, $"rules.table[{rule.Signal}].max_hold_hours", (object)hold);
            policy = PolicyEdit.With(policy, $"rules.table[{rule.Signal}].stop_pct", (object)stop);
            policy = PolicyEdit.With(policy, $"rules.table[{rule.Signal}].return_60m_pct_min", (object)threshold);
        }

        return policy;
    }
}
