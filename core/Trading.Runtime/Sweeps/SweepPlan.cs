using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.Sweeps;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;

namespace Trading.Runtime.Sweeps;

/// <summary>A sweep made definite: each variant with its slices, all over the same range.</summary>
public sealed record SweepPlan
{
    public required SweepRequest Request { get; init; }

    public required SweepVariants Variants { get; init; }

    /// <summary>The policy that variants are made of.</summary>
    public required TradingPolicy Policy { get; init; }

    /// <summary>One a variant, in their order.</summary>
    public required ImmutableArray<SlicePlan> Plans { get; init; }

    public IEnumerable<SliceSpec> Slices => Plans.SelectMany(p => p.Variants[0]);

    /// <summary>Hash of everything the result depends on.</summary>
    public string Id => ContentHash.Of(
        $"sweep/1|{Request.Objective.ToCode()}|{Request.TradesMin}|{string.Join(',', Variants.Keys)}|{string.Join('|', Plans.Select(p => p.Id))}");

    /// <param name="request">What is asked for.</param>
    /// <param name="dataset">To run on.</param>
    /// <param name="policy">To vary.</param>
    /// <param name="vocabulary">Known names.</param>
    /// <param name="engineVersion">See <see cref="EngineVersion"/>.</param>
    /// <exception cref="InputException">Keys or values that the policy does not take, or a run that the dataset does not allow.</exception>
    public static SweepPlan Of(
        SweepRequest request, IMarketDataset dataset, TradingPolicy policy, PolicyVocabulary vocabulary, string engineVersion)
    {
        var variants = SweepVariants.Of(request.File, policy, vocabulary);
        var plans = PlansOf(request.Run);

        // A variant with a longer warm-up begins later by itself: all begin where the last can.
        var (from, to) = (plans.Max(p => p.From), plans.Min(p => p.To));
        if (plans.Any(p => p.From != from || p.To != to))
        {
            plans = PlansOf(request.Run with { From = from, To = to });
        }

        return new SweepPlan { Request = request, Variants = variants, Policy = policy, Plans = plans };

        ImmutableArray<SlicePlan> PlansOf(BacktestRequest run) =>
            [.. variants.Variants.Select(v => SlicePlan.Of(run with { FillModes = [run.FillModes[0]] }, dataset, v.Policy, engineVersion))];
    }
}
