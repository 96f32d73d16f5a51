using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Core.Rules;

namespace Trading.Core.Analytics.Why;

/// <summary>Explains an entry by deciding it again.</summary>
public static class EntryExplainer
{
    private const decimal Percent = 0.01m;

    /// <returns>Null where the decision made no proposal for the product.</returns>
    public static EntryWhy? Explain(DecisionInput input, TradingPolicy policy, ProductId product)
    {
        var compiled = DecisionReplay.Compile(input, policy);
        var decision = DecisionReplay.Decide(input, compiled);
        if (decision.Verdicts.Find(v => v.Proposal.Product == product) is not { } verdict)
        {
            return null;
        }

        var (proposal, entry) = (verdict.Proposal, verdict.Proposal.Entry);
        var triggers = decision.Triggers.Where(record => record.ProductIndex == proposal.ProductIndex).ToArray();
        var trigger = triggers.First(record => record.Outcome == RuleReason.Proposed).Trigger;
        return new EntryWhy(
            product,
            input.Input.Slot,
            entry.Signal,
            entry.Strength,
            entry.Confidence,
            proposal.Score,
            policy.Rules.ScoreMin,
            entry.Regime,
            entry.Tier,
            entry.Conviction,
            policy.Rules.Conviction.Min,
            Rules.Conviction.Parts(trigger, input.Input.Features.Values[proposal.ProductIndex], entry.Tier, policy.Rules.Conviction),
            entry.StopPct,
            entry.TargetPct,
            entry.MaxHoldHours,
            Factors(entry.Size),
            proposal.Size,
            proposal.SizeCeiling,
            verdict.Approved?.Size,
            Resized(verdict),
            [.. verdict.Checks.Select(check => new CheckText(check.Reason.ToCode(), check.IsPassed, check.Observed, check.Limit))],
            [.. triggers.Where(record => record.Outcome == RuleReason.Outranked).Select(record => record.Trigger.Signal)],
            verdict.Approved is { } approved ? PlanOf(input, compiled, proposal.ProductIndex, approved) : null);
    }

    /// <summary>What a size is the exact product of, in the order in which it is multiplied.</summary>
    public static IReadOnlyList<SizeFactor> Factors(SizeArithmetic size) =>
    [
        new("nav", size.Nav.Amount),
        size.RiskPctNav is { } risk && risk < size.BasePctNav
            ? new("risk per trade over the stop, share of NAV", risk * Percent)
            : new("base of the tier, share of NAV", size.BasePctNav * Percent),
        new("rule", size.RuleMultiplier),
        new("volatility", size.VolatilityMultiplier),
        new("regime", size.RegimeMultiplier),
        new("tier in the regime", size.TierMultiplier),
        new("conviction", size.ConvictionMultiplier),
    ];

    private static string? Resized(RiskVerdict verdict)
    {
        if (verdict.Approved is not { } approved || approved.Size == verdict.Proposal.Size)
        {
            return null;
        }

        if (approved.Size > verdict.Proposal.Size)
        {
            return $"raised to the minimum notional of {verdict.Proposal.SizeCeiling}";
        }

        var tightest = verdict.Checks
            .Where(check => check.Reason is RiskReason.PositionCap or RiskReason.ClusterCap or RiskReason.TotalExposure or RiskReason.NoCash)
            .MinBy(Room);
        return $"cut to the room under {tightest.Reason.ToCode()}: {new Money(Room(tightest))}";
    }

    // Of cash the check observes what is free; of a cap, what is used.
    private static decimal Room(RiskCheck check) => check.Reason == RiskReason.NoCash ? check.Observed : check.Limit - check.Observed;

    private static PlanText? PlanOf(DecisionInput input, CompiledPolicy compiled, int row, RiskApproved approved)
    {
        ref readonly var market = ref input.Input.Market.Products[row];
        var plan = compiled.Planner.Plan(approved, market, input.Input.Slot, input.Now);
        return plan.Leg is not { Intent: { } intent } leg ? null : new PlanText(
            intent.Kind,
            intent.LimitPrice,
            market.Mid,
            market.Quote.IsObserved ? market.Quote.Bid : null,
            market.Quote.IsObserved ? market.Quote.Ask : null,
            intent.CancelAt,
            WhyRoute(input, compiled, leg, market.Quote));
    }

    private static string WhyRoute(DecisionInput input, CompiledPolicy compiled, WorkingLeg leg, Quote quote)
    {
        var policy = compiled.Policy.Execution;
        var fees = compiled.Costs.FeesAt(input.Now, Money.Zero);
        if (leg.Intent.Kind == OrderKind.MarketIoc)
        {
            return policy.IsMakerFirst
                ? $"below {WhyNumber.Text(policy.MarketBelowNotional)} it is not worth resting: market, {fees.Taker.Value} bps"
                : $"policy sends every order to market, {fees.Taker.Value} bps";
        }

        var price = quote.IsObserved ? "it joins the bid" : "without a quote it rests one step below the last price";
        var fallback = policy.IsTakerFallbackOn
            ? $"then to market if that costs at most {WhyNumber.Text(policy.SlippageBudgetBps.For(leg.Tier))} bps more"
            : "never to market";
        return $"maker first ({fees.Maker.Value} bps instead of {fees.Taker.Value}): {price} for {WhyNumber.Text(leg.TtlSeconds)} s, is requoted up to {policy.RequotesMax} times, {fallback}";
    }
}
