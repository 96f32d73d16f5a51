using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Signals;

namespace Trading.Core.Rules;

/// <summary>Turns the triggers of a product into at most one proposal. Pure; allocates only a proposal.</summary>
public sealed class RulesEngine
{
    private readonly RulesPolicy _rules;
    private readonly SizingPolicy _sizing;
    private readonly RegimePolicy _regimes;
    private readonly Money _minNotional;
    private readonly Dictionary<string, TradeRule> _table = new(StringComparer.Ordinal);
    private readonly decimal _convictionMin;

    /// <param name="minNotional">The smallest order policy allows, in quote currency; a product's own minimum counts too.</param>
    /// <exception cref="InputException">Two rules for one signal, an excluded regime that does not exist, or a stop that is not positive.</exception>
    public RulesEngine(RulesPolicy rules, SizingPolicy sizing, RegimePolicy regimes, Money minNotional)
    {
        _rules = rules;
        _sizing = sizing;
        _regimes = regimes;
        _minNotional = minNotional;
        _convictionMin = FeatureDecimal.From(rules.Conviction.Min);
        foreach (var rule in rules.Table)
        {
            if (!_table.TryAdd(rule.Signal, new TradeRule(rule, regimes)))
            {
                throw new InputException($"rules.table: two rules for '{rule.Signal}' found; expected one");
            }
        }
    }

    /// <summary>The features that conditions, conviction and size read.</summary>
    public FeatureNeeds Needs =>
        Conviction.Needs(_rules.Conviction)
        | (_sizing.VolTargetPct > 0 ? FeatureNeeds.Volatility : FeatureNeeds.None)
        | (_rules.Table.Any(rule => rule.Return60mPctMin is not null) ? FeatureNeeds.Returns : FeatureNeeds.None);

    /// <summary>
    /// The proposal of the best trigger by conviction, then score, then the order of policy; null where none passes.
    /// </summary>
    /// <param name="index">Row of the product in the snapshot.</param>
    /// <param name="nav">Net asset value that sizes are a percentage of.</param>
    /// <param name="reasons">Receives what became of each trigger; as long as <paramref name="triggers"/> at least.</param>
    public Proposal? Propose(
        int index,
        in ProductMarket row,
        in FeatureValues f,
        ReadOnlySpan<TriggerSignal> triggers,
        Tier tier,
        Regime regime,
        Money nav,
        Span<RuleReason> reasons)
    {
        var best = -1;
        SizeArithmetic? bestSize = null;
        var bestConviction = 0m;
        for (var i = 0; i < triggers.Length; i++)
        {
            reasons[i] = Judge(triggers[i], f, tier, regime, nav, out var conviction, out var size);
            if (reasons[i] != RuleReason.Proposed)
            {
                continue;
            }

            var isBetter = best < 0
                || conviction > bestConviction
                || (conviction == bestConviction && triggers[i].Score > triggers[best].Score);
            if (best >= 0)
            {
                reasons[isBetter ? best : i] = RuleReason.Outranked;
            }

            (best, bestConviction, bestSize) = isBetter ? (i, conviction, size) : (best, bestConviction, bestSize);
        }

        return bestSize is null ? null : ProposalOf(index, row, f, triggers[best], bestConviction, tier, regime, bestSize);
    }

    /// <summary>Best first: conviction, score, 24 h volume, then the product id, ordinal.</summary>
    public static void Rank(List<Proposal> proposals) => proposals.Sort();

    private RuleReason Judge(
        in TriggerSignal trigger,
        in FeatureValues f,
        Tier tier,
        Regime regime,
        Money nav,
        out decimal conviction,
        out SizeArithmetic? size)
    {
        conviction = 0;
        size = null;
        if (trigger.Direction != TriggerDirection.Up)
        {
            return RuleReason.Direction;
        }

        if (!_table.TryGetValue(trigger.Signal, out var rule))
        {
            return RuleReason.NoRule;
        }

        if (!rule.IsAllowedIn(regime))
        {
            return RuleReason.RegimeSignal;
        }

        if (!(trigger.Score >= _rules.ScoreMin))
        {
            return RuleReason.Score;
        }

        var isReturnNeeded = rule.Policy.Return60mPctMin is not null;
        if ((isReturnNeeded && double.IsNaN(f.Return60mPct)) || (_sizing.VolTargetPct > 0 && !FeatureDecimal.Holds(f.RealisedVolPct)))
        {
            return RuleReason.FeatureUnavailable;
        }

        if (isReturnNeeded && !(f.Return60mPct > rule.Policy.Return60mPctMin))
        {
            return RuleReason.Condition;
        }

        conviction = Conviction.Of(trigger, f, tier, _rules.Conviction);
        if (conviction < _convictionMin)
        {
            return RuleReason.Conviction;
        }

        if (tier == Tier.None)
        {
            return RuleReason.ZeroSize;
        }

        size = Sizing.Of(_sizing, rule.Policy, _regimes.For(regime), _rules.Conviction, tier, conviction, f.RealisedVolPct, nav);
        return size.Notional.IsPositive ? RuleReason.Proposed : RuleReason.ZeroSize;
    }

    private Proposal ProposalOf(
        int index,
        in ProductMarket row,
        in FeatureValues f,
        in TriggerSignal trigger,
        decimal conviction,
        Tier tier,
        Regime regime,
        SizeArithmetic size)
    {
        var rule = _table[trigger.Signal].Policy;
        var entry = new EntryContext(
            trigger.Signal,
            trigger.Strength,
            trigger.Confidence,
            (double)conviction,
            tier,
            regime,
            rule.StopPct,
            rule.TargetPct,
            rule.MaxHoldHours,
            size);
        var ceiling = Money.Max(size.Notional, Money.Max(_minNotional, row.Product.MinNotional));
        return new Proposal(index, row.Product.Id, entry, size.Notional, ceiling, trigger.Score, f.QuoteVolume24h);
    }
}
