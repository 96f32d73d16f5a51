using Trading.Core.Backtesting;
using Trading.Core.Evidence.Ledger;
using Trading.Core.Evidence.Statistics;

namespace Trading.Core.Evidence.Gate;

/// <summary>
/// The candidate among all trials that ran over its days: the first column is its own pessimistic returns, the others stand as the
/// ledger has them. A trial that misses more than a tenth of the candidate's days is counted by the deflated Sharpe ratio and left
/// out here, as these tests need the same days of all.
/// </summary>
internal sealed class TrialField
{
    private const double DaysShareMin = 0.9;
    private const long DayMs = 86_400_000;

    private readonly int[] _days;
    private readonly double[][] _columns;
    private readonly double[] _own;
    private readonly int _trials;

    private TrialField(int[] days, double[][] columns, double[] own, int trials)
    {
        _days = days;
        _columns = columns;
        _own = own;
        _trials = trials;
    }

    public static TrialField Of(Candidate candidate, double[] returns)
    {
        var own = new TrialReturns
        {
            Days = [.. candidate.Run.Days.Select(d => (int)(d.Day.UnixMs / DayMs))],
            Returns = returns,
        };
        var days = own.Days.ToHashSet();
        var others = candidate.Trials.Trials
            .Where(t => t.Trial.DecisionHash != candidate.DecisionHash || !t.Trial.Products.SequenceEqual(candidate.Products))
            .Select(t => t.Returns)
            .Where(r => r.Days.Count(days.Contains) >= DaysShareMin * days.Count);
        var matrix = AlignedReturns.Of([own, .. others]);
        return new TrialField([.. matrix.Days], [.. matrix.Columns], returns, candidate.Trials.Raw);
    }

    /// <summary>The candidate and the others that ran over its days.</summary>
    public int Count => _columns.Length;

    /// <summary>NaN where nothing was selected, or too few trials ran over these days to tell.</summary>
    public double OverfittingProbability(int blocks) => _trials > 1 && _columns.Length > 1 && _days.Length >= 2 * blocks
        ? BacktestOverfitting.Measure(ReturnMatrix.OfColumns(_columns), blocks).Probability
        : double.NaN;

    /// <summary>
    /// The greater p-value of two tests: of the best of all trials, which pays for the search, and of the candidate alone, so that no
    /// other trial's merit passes for its own.
    /// </summary>
    public double SuperiorToCashP(BootstrapPlan plan) => Greater(_columns, [_own], plan);

    /// <summary>
    /// The same for what is left over holding the reference product at the candidate's mean exposure, rebalanced daily without costs.
    /// NaN where it has no prices.
    /// </summary>
    public double SuperiorToHoldP(MergedRun run, BootstrapPlan plan)
    {
        var hold = HoldReturns(run);
        if (hold is null)
        {
            return double.NaN;
        }

        var byDay = run.Days.Select((d, i) => (Day: (int)(d.Day.UnixMs / DayMs), Return: hold[i])).ToDictionary(d => d.Day, d => d.Return);
        var excess = _columns.Select(c => c.Select((r, t) => r - byDay[_days[t]]).ToArray()).ToArray();
        return Greater(excess, [[.. _own.Select((r, t) => r - hold[t])]], plan);
    }

    private static double Greater(double[][] all, double[][] own, BootstrapPlan plan)
    {
        var alone = PValue(own, plan);
        return all.Length > 1 ? Math.Max(alone, PValue(all, plan)) : alone;
    }

    private static double PValue(double[][] columns, BootstrapPlan plan) => columns[0].Length >= 4
        ? SuperiorPredictiveAbility.Test(ReturnMatrix.OfColumns(columns), plan).PConsistent
        : double.NaN;

    // A day without a price moves nothing: the next one that has one carries the whole change.
    private static double[]? HoldReturns(MergedRun run)
    {
        var share = run.MeanExposurePct / 100;
        var returns = new double[run.Days.Count];
        var last = run.ReferenceAtStart;
        var isAny = false;
        for (var i = 0; i < returns.Length; i++)
        {
            var price = run.Days[i].ReferencePrice;
            if (price > 0)
            {
                returns[i] = last > 0 ? share * ((price / last) - 1) : 0;
                last = price;
                isAny = true;
            }
        }

        return isAny ? returns : null;
    }
}
