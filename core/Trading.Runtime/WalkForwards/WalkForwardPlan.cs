using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Backtests;
using Trading.Runtime.Sweeps;

namespace Trading.Runtime.WalkForwards;

/// <summary>A walk-forward made definite. Every part of every window is a slice; windows that share one share its result.</summary>
public sealed record WalkForwardPlan
{
    private const double EmbargoShare = 0.01;

    /// <summary>The variants to choose among, over the whole range.</summary>
    public required SweepPlan Sweep { get; init; }

    public required WalkForwardOptions Options { get; init; }

    public required ImmutableArray<WalkForwardWindow> Windows { get; init; }

    /// <summary>The unvaried policy over the whole range: tested beside the chosen, and where none can be chosen.</summary>
    public required SliceSpec Base { get; init; }

    /// <summary>How far a feature looks back.</summary>
    public TimeSpan Lookback => TimeSpan.FromHours(Sweep.Plans.Max(p => p.Variants[0][0].WarmUpHours));

    /// <summary>Hash of everything the result depends on.</summary>
    public string Id => ContentHash.Of($"walkforward/1|{Base.Id}|{Sweep.Id}|{Terms}");

    /// <summary>Hash of what is done, whatever it is done on: the decision hash of the procedure.</summary>
    public string ProcedureHash => ContentHash.Of(
        $"walkforward/1|{Terms}|{Sweep.Request.Objective.ToCode()}|{Sweep.Request.TradesMin}|{DecisionHash.Of(Sweep.Policy)}|{string.Join('|', Sweep.Variants.Variants.Select(v => DecisionHash.Of(v.Policy)))}");

    private string Terms => $"{Options.Mode.ToCode()}|{Options.InSampleDays}|{Options.OutOfSampleDays}|{Options.EmbargoDays}";

    /// <summary>In-sample slices: window by window, in each one a variant.</summary>
    public IEnumerable<SliceSpec> InSample() => Windows.SelectMany(w => Sweep.Plans.Select(p => p.Variants[0][0] with { From = w.From, To = w.ChosenAt }));

    /// <summary>The test of a variant; null for the unvaried policy.</summary>
    public SliceSpec Test(WalkForwardWindow window, int? variant) =>
        (variant is { } index ? Sweep.Plans[index].Variants[0][0] : Base) with { From = window.TestFrom, To = window.To };

    /// <param name="request">What is asked for.</param>
    /// <param name="dataset">To run on.</param>
    /// <param name="policy">To vary.</param>
    /// <param name="vocabulary">Known names.</param>
    /// <param name="engineVersion">See <see cref="EngineVersion"/>.</param>
    /// <exception cref="InputException">See <see cref="SweepPlan.Of"/>, or the range holds no window.</exception>
    public static WalkForwardPlan Of(
        WalkForwardRequest request, IMarketDataset dataset, TradingPolicy policy, PolicyVocabulary vocabulary, string engineVersion)
    {
        var run = request.Sweep.Run with { Split = RangeSplit.None, FillModes = [request.Sweep.Run.FillModes[0]] };
        var sweep = SweepPlan.Of(request.Sweep with { Run = run }, dataset, policy, vocabulary, engineVersion);
        var baseline = SlicePlan.Of(run, dataset, policy, engineVersion).Variants[0][0];
        var (from, to) = (Later(sweep.Plans[0].From, baseline.From), sweep.Plans[0].To);
        var options = new WalkForwardOptions(
            request.Mode,
            request.InSampleDays,
            request.OutOfSampleDays,
            request.EmbargoDays ?? (int)Math.Ceiling((to - from).TotalDays * EmbargoShare));
        return new WalkForwardPlan
        {
            Sweep = sweep,
            Options = options,
            Windows = WalkForwardWindows.Of(from, to, options),
            Base = baseline with { From = from, To = to },
        };
    }

    private static Timestamp Later(Timestamp left, Timestamp right) => left > right ? left : right;
}
