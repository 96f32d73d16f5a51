using System.Collections.Immutable;

namespace Trading.Core.Evidence.Ledger;

/// <summary>Daily returns of N trials on the T days that all of them have: what PBO and SPA look at.</summary>
/// <param name="Days">UTC days since 1970-01-01, ascending; T of them.</param>
/// <param name="Columns">One a trial, each with T returns.</param>
public sealed record AlignedReturns(ImmutableArray<int> Days, ImmutableArray<double[]> Columns)
{
    /// <summary>The same by rows: T arrays of N returns.</summary>
    public double[][] ToRows() => [.. Enumerable.Range(0, Days.Length).Select(t => Columns.Select(c => c[t]).ToArray())];

    /// <param name="trials">In the order of the columns.</param>
    public static AlignedReturns Of(IReadOnlyList<TrialReturns> trials)
    {
        if (trials.Count == 0)
        {
            return new AlignedReturns([], []);
        }

        var common = new HashSet<int>(trials[0].Days);
        foreach (var trial in trials.Skip(1))
        {
            common.IntersectWith(trial.Days);
        }

        return new AlignedReturns([.. common.Order()], [.. trials.Select(t => Column(t, common))]);
    }

    private static double[] Column(TrialReturns trial, HashSet<int> days)
    {
        var column = new List<double>(days.Count);
        for (var i = 0; i < trial.Days.Count; i++)
        {
            if (days.Contains(trial.Days[i]))
            {
                column.Add(trial.Returns[i]);
            }
        }

        return [.. column];
    }
}
