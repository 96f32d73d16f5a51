using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Evidence.Costs;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.CostCurves;

/// <summary>A cost curve made definite: each point with its slices, all over the same range.</summary>
public sealed record CostCurvePlan
{
    public required TradingPolicy Policy { get; init; }

    /// <summary>Axis by axis.</summary>
    public required ImmutableArray<CostVariant> Variants { get; init; }

    /// <summary>One a variant, in their order; the base point of every axis has the same slices.</summary>
    public required ImmutableArray<SlicePlan> Plans { get; init; }

    /// <summary>Every slice once.</summary>
    public int SliceCount => Slices.DistinctBy(s => s.Id, StringComparer.Ordinal).Count();

    /// <summary>Hash of everything the result depends on.</summary>
    public string Id => ContentHash.Of(
        $"costcurve/1|{string.Join('|', Variants.Zip(Plans, (variant, plan) => $"{variant.Axis.ToCode()},{variant.Value},{plan.Id}"))}");

    internal IEnumerable<Core.Backtesting.SliceSpec> Slices => Plans.SelectMany(p => p.Slices);

    /// <param name="run">What each point is run on; of fill modes the first counts, fee schedules are the policy's.</param>
    /// <param name="dataset">To run on.</param>
    /// <param name="policy">At the base point.</param>
    /// <param name="vocabulary">Known names.</param>
    /// <param name="engineVersion">See <see cref="EngineVersion"/>.</param>
    /// <exception cref="InputException">Costs that no policy can have, or a run that the dataset does not allow.</exception>
    public static CostCurvePlan Of(
        BacktestRequest run, IMarketDataset dataset, TradingPolicy policy, PolicyVocabulary vocabulary, string engineVersion)
    {
        var variants = CostVariants.Of(policy, vocabulary);
        return new CostCurvePlan
        {
            Policy = policy,
            Variants = variants,
            Plans =
            [
                .. variants.Select(v => SlicePlan.Of(
                    run with { FillModes = [run.FillModes[0]], FeeSchedules = [v.FeeSchedule] }, dataset, v.Policy, engineVersion)),
            ],
        };
    }
}
