namespace Trading.Core.Policy.Checks;

/// <summary>Rules, fees, orders and fills.</summary>
internal static class TradingChecks
{
    public static IEnumerable<PolicyProblem> Of(TradingPolicy policy) =>
    [
        .. policy.Rules.Table.SelectMany(Rule),
        .. Conviction(policy.Rules.Conviction),
        .. policy.Costs.FeeSchedules.SelectMany(entry => Schedule($"costs.fee_schedules.{entry.Key}", entry.Value)),
        .. TimeToLive(policy.Execution, policy.Cycle),
        .. FillModes(policy.Simulation),
    ];

    private static IEnumerable<PolicyProblem> Rule(RulePolicy rule)
    {
        if (rule.TargetPct <= rule.StopPct)
        {
            yield return new PolicyProblem($"rules.table[{rule.Signal}].target_pct", $"{rule.TargetPct}", $"more than stop_pct ({rule.StopPct})");
        }
    }

    private static IEnumerable<PolicyProblem> Conviction(ConvictionPolicy conviction)
    {
        // In decimal, so that .5 + .3 + .04 + ... is the sum on paper.
        var highest = new[]
        {
            conviction.StrengthWeight, conviction.ConfidenceWeight, conviction.AboveVwapBoost, conviction.HigherLowBoost,
            conviction.RsiCrossBoost, conviction.BounceBoost, conviction.Tier1Boost,
        }.Sum(part => (decimal)part);
        if (highest < (decimal)conviction.Min)
        {
            yield return new PolicyProblem("rules.conviction.min", $"{conviction.Min}", $"at most the sum of all weights and boosts ({highest}), or nothing is ever proposed");
        }

        if (conviction.ScaleBase + conviction.ScaleSlope == 0)
        {
            yield return new PolicyProblem("rules.conviction.scale_slope", "0", "more than 0 while scale_base is 0");
        }
    }

    private static IEnumerable<PolicyProblem> Schedule(string path, IReadOnlyList<FeePeriod> periods)
    {
        if (periods.Count == 0)
        {
            yield return new PolicyProblem(path, "[]", "at least one period");
        }

        for (var i = 0; i < periods.Count; i++)
        {
            var (period, periodPath) = (periods[i], $"{path}[{periods[i].From}]");
            if (i > 0 && period.From <= periods[i - 1].From)
            {
                yield return new PolicyProblem($"{periodPath}.from", $"{period.From}", $"later than the period before ({periods[i - 1].From})");
            }

            foreach (var problem in Tiers($"{periodPath}.tiers", period.Tiers))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<PolicyProblem> Tiers(string path, IReadOnlyList<FeeTier> tiers)
    {
        if (tiers.Count == 0 || tiers[0].Volume30dMin != 0)
        {
            yield return new PolicyProblem(path, tiers.Count == 0 ? "[]" : $"a list from {tiers[0].Volume30dMin} on", "a first tier with volume_30d_min 0");
        }

        for (var i = 0; i < tiers.Count; i++)
        {
            var tier = tiers[i];
            if (i > 0 && tier.Volume30dMin <= tiers[i - 1].Volume30dMin)
            {
                yield return new PolicyProblem($"{path}[{tier.Volume30dMin}].volume_30d_min", $"{tier.Volume30dMin}", $"more than the tier before ({tiers[i - 1].Volume30dMin})");
            }

            if (tier.MakerBps > tier.TakerBps)
            {
                yield return new PolicyProblem($"{path}[{tier.Volume30dMin}].maker_bps", $"{tier.MakerBps}", $"at most taker_bps ({tier.TakerBps})");
            }
        }
    }

    private static IEnumerable<PolicyProblem> TimeToLive(ExecutionPolicy execution, CyclePolicy cycle)
    {
        if (execution.TtlSecondsMin > execution.TtlSecondsMax)
        {
            yield return new PolicyProblem("execution.ttl_seconds_min", $"{execution.TtlSecondsMin}", $"at most execution.ttl_seconds_max ({execution.TtlSecondsMax})");
            yield break;
        }

        if (execution.TtlSeconds < execution.TtlSecondsMin || execution.TtlSeconds > execution.TtlSecondsMax)
        {
            yield return new PolicyProblem(
                "execution.ttl_seconds",
                $"{execution.TtlSeconds}",
                $"execution.ttl_seconds_min to ttl_seconds_max ({execution.TtlSecondsMin} to {execution.TtlSecondsMax})");
        }

        var (resting, ttl) = (0d, execution.TtlSeconds);
        for (var order = 0; order <= execution.RequotesMax; order++)
        {
            resting += Math.Clamp(ttl, execution.TtlSecondsMin, execution.TtlSecondsMax);
            ttl *= execution.TtlRequoteFactor;
        }

        if (resting + cycle.DecisionDelaySeconds >= cycle.Interval.Duration.TotalSeconds)
        {
            yield return new PolicyProblem(
                "execution.requotes_max",
                $"{execution.RequotesMax}",
                $"so few that the orders of a cycle ({resting} s after a delay of {cycle.DecisionDelaySeconds} s) end inside cycle.interval ({cycle.Interval})");
        }
    }

    private static IEnumerable<PolicyProblem> FillModes(SimulationPolicy simulation) =>
    [
        .. Ordered("simulation.pessimistic", simulation.Pessimistic, "simulation.base", simulation.Base),
        .. Ordered("simulation.base", simulation.Base, "simulation.optimistic", simulation.Optimistic),
    ];

    private static IEnumerable<PolicyProblem> Ordered(string path, FillModePolicy worse, string betterPath, FillModePolicy better)
    {
        if (worse.ParticipationPct > better.ParticipationPct)
        {
            yield return new PolicyProblem($"{path}.participation_pct", $"{worse.ParticipationPct}", $"at most that of {betterPath} ({better.ParticipationPct})");
        }

        if (worse.TouchFillProbability > better.TouchFillProbability)
        {
            yield return new PolicyProblem($"{path}.touch_fill_probability", $"{worse.TouchFillProbability}", $"at most that of {betterPath} ({better.TouchFillProbability})");
        }
    }
}
