namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// The probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado, Zhu 2017):
/// choose by the Sharpe ratio in every half of the blocks, look at the rank of the chosen in the other half.
/// </summary>
/// <remarks>
/// The result is the same to the last bit whatever the order of the columns. A column whose returns are all the same in a half has
/// Sharpe 0 there. Equal out-of-sample Sharpe ratios share their mean rank. Of equal in-sample bests the one that does worst out of
/// sample counts: a tie never flatters.
/// </remarks>
public static class BacktestOverfitting
{
    /// <summary>More blocks than this would take minutes: there are C(20, 10) = 184,756 halves.</summary>
    public const int BlocksMax = 20;

    /// <param name="blocks">S, even, 2 to 20. Where it does not divide the periods, the oldest that are over are left out.</param>
    /// <exception cref="ArgumentException">Fewer than two columns, or than two periods a block, or an unfit number of blocks.</exception>
    public static OverfittingResult Measure(ReturnMatrix returns, int blocks)
    {
        if (blocks is < 2 or > BlocksMax || blocks % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(blocks), blocks, $"expected an even number, 2 to {BlocksMax}");
        }

        if (returns.Columns < 2 || returns.Periods < 2 * blocks)
        {
            throw new ArgumentException(
                $"{returns.Periods} periods of {returns.Columns} columns; expected at least {2 * blocks} of 2.", nameof(returns));
        }

        var sums = BlockSums.Of(returns, blocks);
        var (one, other) = (new HalfSample(sums), new HalfSample(sums));
        var picks = new List<Pick>();
        var all = (1u << blocks) - 1;

        // Each half is in sample once and out of sample once: those with block 0, then their complements.
        foreach (var half in Halves(blocks))
        {
            one.Take(half);
            other.Take(all ^ half);
            picks.Add(Choose(one, other));
            picks.Add(Choose(other, one));
        }

        return Summarise(picks);
    }

    /// <summary>Sets of half of the blocks that hold block 0, as bits.</summary>
    private static IEnumerable<uint> Halves(int blocks)
    {
        for (var bits = 1u; bits < 1u << blocks; bits += 2)
        {
            if (System.Numerics.BitOperations.PopCount(bits) == blocks / 2)
            {
                yield return bits;
            }
        }
    }

    private static Pick Choose(HalfSample inside, HalfSample outside)
    {
        var best = 0;
        for (var c = 1; c < inside.Sharpe.Length; c++)
        {
            if (inside.Sharpe[c] > inside.Sharpe[best]
                || (inside.Sharpe[c] == inside.Sharpe[best] && IsWorse(outside, c, best)))
            {
                best = c;
            }
        }

        var (below, equal) = (0, 0);
        foreach (var sharpe in outside.Sharpe)
        {
            below += sharpe < outside.Sharpe[best] ? 1 : 0;
            equal += sharpe == outside.Sharpe[best] ? 1 : 0;
        }

        var rank = below + ((equal + 1) / 2.0);
        return new Pick(
            PinnedLog.LogRatio(rank, outside.Sharpe.Length + 1 - rank), inside.Sharpe[best], outside.Sharpe[best], outside.Mean[best] < 0);
    }

    private static bool IsWorse(HalfSample outside, int left, int right) =>
        outside.Sharpe[left] < outside.Sharpe[right]
        || (outside.Sharpe[left] == outside.Sharpe[right] && outside.Mean[left] < outside.Mean[right]);

    private static OverfittingResult Summarise(List<Pick> picks)
    {
        double n = picks.Count;
        var insideMean = picks.Sum(p => p.Inside) / n;
        var outsideMean = picks.Sum(p => p.Outside) / n;
        var spread = picks.Sum(p => (p.Inside - insideMean) * (p.Inside - insideMean));
        var shared = picks.Sum(p => (p.Inside - insideMean) * (p.Outside - outsideMean));
        var varies = picks.Exists(p => p.Inside != picks[0].Inside);
        return new OverfittingResult(
            picks.Count,
            picks.Count(p => p.Logit <= 0) / n,
            picks.Sum(p => p.Logit) / n,
            picks.Count(p => p.Loses) / n,
            varies && spread > 0 ? shared / spread : null,
            [.. picks.Select(p => p.Logit)]);
    }

    private readonly record struct Pick(double Logit, double Inside, double Outside, bool Loses);
}
