using Trading.Core.Market;

namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// Combinatorial purged cross-validation (López de Prado 2018): the time range in equal groups, every choice of some of them for
/// testing, and paths through the range that are out of sample all along. C(6, 2) gives 15 splits and 5 paths.
/// </summary>
public sealed class PurgedCrossValidation
{
    private PurgedCrossValidation(IReadOnlyList<PurgedSplit> splits, IReadOnlyList<IReadOnlyList<int>> paths)
    {
        Splits = splits;
        Paths = paths;
    }

    /// <summary>In the dictionary order of their test groups.</summary>
    public IReadOnlyList<PurgedSplit> Splits { get; }

    /// <summary>For each path and group, the split whose test gives that stretch; over all paths each split's each group once.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Paths { get; }

    /// <param name="start">Included.</param>
    /// <param name="end">Not included.</param>
    /// <param name="groups">Equal stretches of the range, at least 2.</param>
    /// <param name="testGroups">How many of them test in a split, 1 to <paramref name="groups"/> - 1.</param>
    /// <param name="lookback">How far before its entry a sample's features reach.</param>
    /// <param name="embargoPct">Of the range, dropped from training after each test stretch, percent.</param>
    public static PurgedCrossValidation Of(
        Timestamp start, Timestamp end, int groups, int testGroups, TimeSpan lookback, double embargoPct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(testGroups, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(testGroups, groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(lookback, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(embargoPct);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(embargoPct, 100);
        if ((end - start).TotalMilliseconds < groups)
        {
            throw new ArgumentException($"The range from {start} to {end} is too short for {groups} groups.", nameof(end));
        }

        var edges = Enumerable.Range(0, groups + 1).Select(g => Edge(start, end, g, groups)).ToArray();
        var embargo = TimeSpan.FromMilliseconds(Math.Ceiling((end - start).TotalMilliseconds * embargoPct / 100));
        PurgedSplit[] splits =
        [
            .. Choices(groups, testGroups).Select(choice =>
                new PurgedSplit(choice, [.. choice.Select(g => (edges[g], edges[g + 1]))], lookback, embargo)),
        ];
        return new PurgedCrossValidation(splits, PathsThrough(splits, groups));
    }

    private static Timestamp Edge(Timestamp start, Timestamp end, int group, int groups) =>
        new(start.UnixMs + (long)((Int128)(end.UnixMs - start.UnixMs) * group / groups));

    private static IEnumerable<int[]> Choices(int groups, int taken)
    {
        var choice = Enumerable.Range(0, taken).ToArray();
        while (true)
        {
            yield return [.. choice];
            var last = taken - 1;
            while (last >= 0 && choice[last] == groups - taken + last)
            {
                last--;
            }

            if (last < 0)
            {
                yield break;
            }

            choice[last]++;
            for (var i = last + 1; i < taken; i++)
            {
                choice[i] = choice[i - 1] + 1;
            }
        }
    }

    private static int[][] PathsThrough(PurgedSplit[] splits, int groups)
    {
        // Path p takes for every group the p-th split that tests it; all groups are tested by the same number of splits.
        var testers = Enumerable.Range(0, groups)
            .Select(g => Enumerable.Range(0, splits.Length).Where(s => splits[s].TestGroups.Contains(g)).ToArray())
            .ToArray();
        return [.. Enumerable.Range(0, testers[0].Length).Select(path => testers.Select(of => of[path]).ToArray())];
    }
}
