using Trading.Core.Cycle;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Core.Rules;
using Trading.Core.Signals;
using Trading.Core.Universe;

namespace Trading.Core.Analytics.Why;

/// <summary>Finds the first check that stopped a product, from universe to plan.</summary>
internal static class StopJudge
{
    public static Stop Of(Situation situation, int row)
    {
        var decision = situation.Decision;
        var universe = decision.Universe[row];
        if (universe.Reason != UniverseReason.Eligible)
        {
            return new Stop(WhyStage.Universe, universe.Reason.ToCode(), UniverseText.Of(situation, row, universe.Reason)) { Order = (int)universe.Reason };
        }

        var quality = decision.Quality[row];
        return quality != QualityVerdict.Pass ? OfQuality(situation, row, quality)
            : !decision.Triggers.Exists(record => record.ProductIndex == row) ? new Stop(WhyStage.Triggers, "no_trigger", SignalText(situation))
            : decision.Verdicts.Find(verdict => verdict.Proposal.ProductIndex == row) is { } verdict ? OfRisk(situation, row, verdict)
            : OfRules(situation, row);
    }

    /// <summary>The trigger of a product that got furthest in the rules.</summary>
    public static TriggerRecord FurthestTrigger(Decision decision, int row) =>
        decision.Triggers.Where(record => record.ProductIndex == row).MaxBy(record => record.Outcome);

    private static Stop OfQuality(Situation situation, int row, QualityVerdict verdict)
    {
        ref readonly var f = ref situation.Features(row);
        var gate = situation.Policy.Signals.QualityGate;
        var (order, text) = verdict switch
        {
            QualityVerdict.NoData => (0, "a feature that the gate judges by is unavailable"),
            QualityVerdict.BadPrint => (1, $"the price is {WhyNumber.Text(Math.Abs(f.Price - f.Mean20h) / f.Mean20h * 100)} % from its 20-hour mean (at most {WhyNumber.Text(gate.MeanDistancePctMax)} %) on {WhyNumber.Text(f.VolumeRatio)} of the usual volume (at least {WhyNumber.Text(gate.ThinVolumeRatio)})"),
            _ => (2, $"hourly ATR is {WhyNumber.Text(f.AtrPct / f.AtrPctMedian7d)} of its 7-day median; in {situation.Decision.Regime.Regime.ToCode()} at least {WhyNumber.Text(situation.Policy.Regime.For(situation.Decision.Regime.Regime).AtrRatioMin)} is asked for"),
        };
        return new Stop(WhyStage.Quality, verdict.ToCode(), text) { Order = order };
    }

    private static string SignalText(Situation situation)
    {
        var relax = situation.State.Fallback.Relax(situation.Policy.Signals);
        return $"none of {string.Join(", ", situation.Policy.Signals.Enabled)} fired{(relax < 1 ? $", though thresholds were relaxed to {WhyNumber.Text(relax)}" : "")}";
    }

    private static Stop OfRules(Situation situation, int row)
    {
        var (_, trigger, outcome) = FurthestTrigger(situation.Decision, row);
        var rules = situation.Policy.Rules;
        var regime = situation.Decision.Regime.Regime;
        var text = outcome switch
        {
            RuleReason.Direction => "it expects a fall, and we never short",
            RuleReason.NoRule => "no rule for it",
            RuleReason.RegimeSignal => $"it may not trade in {regime.ToCode()}",
            RuleReason.Score => $"strength x confidence {WhyNumber.Text(trigger.Score)} < {WhyNumber.Text(rules.ScoreMin)}",
            RuleReason.FeatureUnavailable => "a feature that the rule or the size needs is unavailable",
            RuleReason.Condition => $"60-minute return {WhyNumber.Text(situation.Features(row).Return60mPct)} % is not above {WhyNumber.Text(rules.Table.First(rule => rule.Signal == trigger.Signal).Return60mPctMin ?? 0)} %",
            RuleReason.Conviction => $"conviction {WhyNumber.Text(Conviction.Of(trigger, situation.Features(row), situation.Decision.Universe[row].Tier, rules.Conviction))} < {WhyNumber.Text(rules.Conviction.Min)}",
            _ => "its size comes to nothing",
        };
        return new Stop(WhyStage.Rules, outcome.ToCode(), $"{trigger.Signal}: {text}") { Order = (int)outcome };
    }

    private static Stop OfRisk(Situation situation, int row, RiskVerdict verdict)
    {
        if (verdict.Approved is not { } approved)
        {
            var check = verdict.Checks.First(c => !c.IsPassed);
            var others = verdict.Failures.Skip(1).Distinct().Select(reason => reason.ToCode()).ToArray();
            return new Stop(
                WhyStage.Risk,
                check.Reason.ToCode(),
                $"{WhyNumber.Text(check.Observed)} where {WhyNumber.Text(check.Limit)} is the limit{(others.Length > 0 ? $"; {string.Join(", ", others)} failed too" : "")}")
            {
                Order = (int)check.Reason,
            };
        }

        var plan = situation.Compiled.Planner.Plan(approved, situation.Row(row), situation.Input.Input.Slot, situation.Now);
        return plan.Leg is not null ? Stop.Nothing : new Stop(WhyStage.Plan, plan.Refusal.ToCode(), PlanText(situation, row, approved, plan.Refusal)) { Order = (int)plan.Refusal };
    }

    private static string PlanText(Situation situation, int row, RiskApproved approved, PlanRefusal refusal)
    {
        var quote = situation.Row(row).Quote;
        var policy = situation.Policy.Execution;
        return refusal switch
        {
            PlanRefusal.QuoteStale or PlanRefusal.QuoteFromFuture =>
                $"the quote is {WhyNumber.Text((situation.Now - quote.At).TotalSeconds)} s old; at most {policy.QuoteAgeSecondsMax} s",
            PlanRefusal.SpreadTooWide => $"the spread is {WhyNumber.Text(quote.SpreadBps)} bps; at most {WhyNumber.Text(policy.SpreadBpsMax)} bps",
            PlanRefusal.DepthTooThin =>
                $"depth {WhyNumber.Text(quote.DepthNotional)} is less than {WhyNumber.Text(policy.DepthMultipleMin)} x the order of {approved.Size}",
            PlanRefusal.BelowMinNotional => $"{approved.Size}, floored to increments, is below the minimum notional",
            PlanRefusal.SizeIncrement => $"{approved.Size} buys less than one increment of {situation.Row(row).Product.BaseIncrement}",
            _ => "the product has no price to trade at",
        };
    }
}
