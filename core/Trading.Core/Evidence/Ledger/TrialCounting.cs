using System.Collections.Immutable;

namespace Trading.Core.Evidence.Ledger;

/// <summary>
/// Counts trials for a candidate. Entries with the same decision hash and products whose times overlap, directly or through others,
/// are one trial, however often, with whichever fills and fees and on whichever extent of the data it ran. One of them stands for it:
/// base fills before others, then the longest, then the first.
/// </summary>
public static class TrialCounting
{
    /// <summary>Fewer days in common say nothing of a correlation.</summary>
    public const int CommonDaysMinDefault = 20;

    /// <summary>The trials that count, without their returns; to be loaded for <see cref="Count"/>.</summary>
    public static IReadOnlyList<(LedgerEntry Entry, int Entries)> Relevant(IEnumerable<LedgerEntry> entries, TrialScope scope) =>
    [
        .. entries.Where(e => e.Trial.Overlaps(scope))
            .GroupBy(e => (e.Trial.DecisionHash, Products: string.Join(',', e.Trial.Products)))
            .OrderBy(g => g.Key.DecisionHash, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Products, StringComparer.Ordinal)
            .SelectMany(Distinct),
    ];

    /// <param name="trials">What <see cref="Relevant"/> gave, with returns.</param>
    /// <param name="correlationMin">Mean correlation, -1 to 1, from which on two clusters are joined.</param>
    /// <param name="commonDaysMin">Pairs with fewer days in common count as uncorrelated.</param>
    public static TrialCounts Count(
        IReadOnlyList<RelevantTrial> trials, double correlationMin, int commonDaysMin = CommonDaysMinDefault)
    {
        var returns = trials.Select(t => t.Returns).ToArray();
        var clusters = AverageLinkage.Cluster(ReturnCorrelations.Of(returns, commonDaysMin), correlationMin);
        var means = returns.Zip(clusters).GroupBy(p => p.Second).OrderBy(g => g.Key)
            .Select(g => DailySharpe.Of(MeanReturns([.. g.Select(p => p.First)])) ?? 0)
            .ToArray();
        return new TrialCounts
        {
            Raw = trials.Count,
            RawSharpeVariance = Variance([.. trials.Select(t => t.Trial.SharpePerDay ?? 0)]),
            Clustered = means.Length,
            ClusteredSharpeVariance = Variance(means),
            Trials = [.. trials],
            Clusters = [.. clusters],
        };
    }

    private static IEnumerable<(LedgerEntry Entry, int Entries)> Distinct(IEnumerable<LedgerEntry> same)
    {
        var group = new List<LedgerEntry>();
        var end = default(Market.Timestamp);
        foreach (var entry in same.OrderBy(e => e.Trial.From).ThenBy(e => e.Sequence))
        {
            if (group.Count > 0 && entry.Trial.From >= end)
            {
                yield return (Representative(group), group.Count);
                group.Clear();
            }

            end = group.Count == 0 || entry.Trial.To > end ? entry.Trial.To : end;
            group.Add(entry);
        }

        if (group.Count > 0)
        {
            yield return (Representative(group), group.Count);
        }
    }

    private static LedgerEntry Representative(List<LedgerEntry> group) => group
        .OrderBy(e => e.Trial.FillMode == Backtesting.FillMode.Base ? 0 : 1)
        .ThenByDescending(e => e.Trial.To.UnixMs - e.Trial.From.UnixMs)
        .ThenBy(e => e.Sequence)
        .First();

    // Of each day the mean over those members that have it.
    private static double[] MeanReturns(TrialReturns[] members)
    {
        var days = new SortedDictionary<int, (double Sum, int Count)>();
        foreach (var member in members)
        {
            for (var i = 0; i < member.Days.Count; i++)
            {
                var (sum, count) = days.GetValueOrDefault(member.Days[i]);
                days[member.Days[i]] = (sum + member.Returns[i], count + 1);
            }
        }

        return [.. days.Values.Select(d => d.Sum / d.Count)];
    }

    private static double Variance(double[] values)
    {
        if (values.Length < 2)
        {
            return 0;
        }

        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
    }
}
