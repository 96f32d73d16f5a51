using System.Collections.Immutable;
using System.Globalization;
using Trading.Core.Policy;

namespace Trading.Core.Evidence.Costs;

/// <summary>
/// The points of a cost curve: from the policy as it is along one axis at a time. Costs, simulation and cash are no part of
/// <see cref="DecisionHash"/>: none of these points is a trial of its own.
/// </summary>
public static class CostVariants
{
    private const string SpreadPath = "costs.spread_bps";
    private const string SchedulesPath = "costs.fee_schedules";
    private const string CashPath = "backtest.initial_cash";

    private static readonly ImmutableArray<decimal> FeeMultiples = [0, 0.25m, 0.5m, 1, 1.5m, 2];
    private static readonly ImmutableArray<decimal> SpreadMultiples = [0.5m, 1, 2, 4];
    private static readonly ImmutableArray<decimal> CapitalMultiples = [1, 10, 100, 1000];

    /// <summary>
    /// Fees: multiples of the policy's own schedule, then its other schedules by name; spread: multiples of costs.spread_bps; capital:
    /// multiples of backtest.initial_cash. The same policy gives the same points in the same order.
    /// </summary>
    /// <exception cref="InputException">A multiple that no policy can have.</exception>
    public static ImmutableArray<CostVariant> Of(TradingPolicy policy, PolicyVocabulary vocabulary)
    {
        var costs = policy.Costs;
        var own = costs.FeeSchedule;
        return
        [
            .. FeeMultiples.Select(m => Multiplied(CostAxisKind.Fees, m, SchedulesPath, () => Fees(costs, m))),
            .. costs.FeeSchedules.Keys.Where(name => name != own).Order(StringComparer.Ordinal)
                .Select(name => new CostVariant(CostAxisKind.Fees, name, null, policy, name)),
            .. SpreadMultiples.Select(m => Multiplied(CostAxisKind.Spread, m, SpreadPath, () => Spread(costs.SpreadBps, m))),
            .. CapitalMultiples.Select(m => Multiplied(CostAxisKind.Capital, m, CashPath, () => policy.Backtest.InitialCash * m)),
        ];

        CostVariant Multiplied(CostAxisKind axis, decimal multiple, string path, Func<object> value)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{multiple}x");

            // The base point is the policy itself, to the digit: its slice is the one that a backtest has.
            var changed = multiple == 1 ? policy : PolicyEdit.With(policy, path, value());
            if (PolicyValidation.Problems(changed, vocabulary) is [var problem, ..])
            {
                throw new InputException($"cost curve: {text} of {path}: {problem}");
            }

            return new CostVariant(axis, text, multiple, changed, own);
        }
    }

    private static Dictionary<string, IReadOnlyList<FeePeriod>> Fees(CostPolicy costs, decimal multiple) => new(costs.FeeSchedules, StringComparer.Ordinal)
    {
        [costs.FeeSchedule] =
        [
            .. costs.FeeSchedules[costs.FeeSchedule].Select(period => period with
            {
                Tiers = [.. period.Tiers.Select(tier => tier with { MakerBps = tier.MakerBps * multiple, TakerBps = tier.TakerBps * multiple })],
            }),
        ],
    };

    private static TierValues Spread(TierValues bps, decimal multiple) => new() { T1 = bps.T1 * multiple, T2 = bps.T2 * multiple, T3 = bps.T3 * multiple };
}
