using Trading.Core.Costs;
using Trading.Core.Execution;
using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Universe;

namespace Trading.Core.Cycle;

/// <summary>A policy made ready to decide with: its signals, filters, rules, caps and planner, built once for a set of products.</summary>
public sealed class CompiledPolicy
{
    /// <param name="policy">A valid policy.</param>
    /// <param name="products">The products of the market snapshot, in its order.</param>
    /// <param name="account">Account whose order ids are derived.</param>
    /// <param name="feeSchedule">Name of the schedule to use instead of the policy's own.</param>
    /// <param name="isBookRequired">Whether a product without a fresh quote and depth is refused, as it is live.</param>
    public CompiledPolicy(
        TradingPolicy policy, IReadOnlyList<Product> products, string account, string? feeSchedule = null, bool isBookRequired = false)
    {
        Policy = policy;
        Costs = new CostModel(policy.Costs, feeSchedule);
        Signals = SignalSet.From(policy.Signals, policy.Regime);
        Universe = new UniverseSelector(policy.Universe, policy.Regime, policy.Costs, products, isBookRequired);
        Rules = new RulesEngine(policy.Rules, policy.Sizing, policy.Regime, new Money(policy.Execution.MinNotional));
        Risk = new RiskEngine(policy.Risk, policy.Pacing, policy.Regime, policy.Execution);
        Planner = new ExecutionPlanner(policy.Execution, Costs, account);
        RegimeThresholds = new RegimeThresholds(
            policy.Regime.CrashTrendPct,
            policy.Regime.CrashVolPct,
            policy.Regime.BullTrendPct,
            policy.Regime.BullVolPctMax,
            policy.Regime.BearTrendPct);
        IsRegimeNeeded = Differ(policy.Regime);
        Needs = Signals.Needs | Universe.Needs | Rules.Needs
            | (policy.Costs.ImpactCoefficient > 0 ? FeatureNeeds.Volatility : FeatureNeeds.None);
    }

    public TradingPolicy Policy { get; }

    public CostModel Costs { get; }

    public SignalSet Signals { get; }

    public UniverseSelector Universe { get; }

    public RulesEngine Rules { get; }

    public RiskEngine Risk { get; }

    public ExecutionPlanner Planner { get; }

    public RegimeThresholds RegimeThresholds { get; }

    /// <summary>Features that something in this policy reads.</summary>
    public FeatureNeeds Needs { get; }

    /// <summary>Whether regimes differ at all; where they allow the same, reading one decides nothing.</summary>
    public bool IsRegimeNeeded { get; }

    /// <summary>How feature windows are to be built for this policy.</summary>
    public FeatureOptions FeatureOptions => new(Policy.Features.HoleShareMaxPct, Signals.SmaFastBars, Signals.SmaSlowBars);

    private static bool Differ(RegimePolicy regimes) =>
        !(Same(regimes.Chop, regimes.Bull) && Same(regimes.Chop, regimes.Bear) && Same(regimes.Chop, regimes.Crash));

    private static bool Same(RegimeProfile left, RegimeProfile right) =>
        left.Signals.SequenceEqual(right.Signals, StringComparer.Ordinal) && left with { Signals = right.Signals } == right;
}
