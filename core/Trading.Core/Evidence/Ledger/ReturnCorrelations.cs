namespace Trading.Core.Evidence.Ledger;

/// <summary>Pearson correlations of daily returns, pair by pair on the days that both have.</summary>
internal static class ReturnCorrelations
{
    /// <param name="series">One a trial.</param>
    /// <param name="daysMin">Pairs with fewer days in common count as uncorrelated.</param>
    /// <returns>A symmetric matrix. Two series that never vary are the same (1); one that does and one that does not are not (0).</returns>
    public static double[][] Of(IReadOnlyList<TrialReturns> series, int daysMin)
    {
        var n = series.Count;
        var units = series.Select(s => Unit(s.Returns)).ToArray();
        var matrix = new double[n][];
        for (var i = 0; i < n; i++)
        {
            matrix[i] = new double[n];
        }

        for (var i = 0; i < n; i++)
        {
            matrix[i][i] = 1;
            for (var j = i + 1; j < n; j++)
            {
                matrix[i][j] = matrix[j][i] = HaveSameDays(series[i], series[j])
                    ? series[i].Days.Count < daysMin ? 0 : OfUnits(units[i], units[j])
                    : OnCommonDays(series[i], series[j], daysMin);
            }
        }

        return matrix;
    }

    private static bool HaveSameDays(TrialReturns left, TrialReturns right) =>
        left.Days.Count == right.Days.Count
        && (left.Days.Count == 0 || (left.Days[0] == right.Days[0] && left.Days[^1] == right.Days[^1] && left.Days.SequenceEqual(right.Days)));

    private static double OnCommonDays(TrialReturns left, TrialReturns right, int daysMin)
    {
        var (lefts, rights) = (new List<double>(), new List<double>());
        for (int i = 0, j = 0; i < left.Days.Count && j < right.Days.Count;)
        {
            var order = left.Days[i].CompareTo(right.Days[j]);
            if (order == 0)
            {
                lefts.Add(left.Returns[i]);
                rights.Add(right.Returns[j]);
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return lefts.Count < daysMin ? 0 : OfUnits(Unit(lefts), Unit(rights));
    }

    private static double OfUnits(double[]? left, double[]? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null ? 1 : 0;
        }

        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    // Centred and of length one, so that a correlation is one product; null where nothing varies.
    private static double[]? Unit(IReadOnlyList<double> returns)
    {
        if (DailySharpe.Of(returns) is null)
        {
            return null;
        }

        var mean = returns.Average();
        var unit = new double[returns.Count];
        var squares = 0.0;
        for (var i = 0; i < unit.Length; i++)
        {
            unit[i] = returns[i] - mean;
            squares += unit[i] * unit[i];
        }

        var length = Math.Sqrt(squares);
        for (var i = 0; i < unit.Length; i++)
        {
            unit[i] /= length;
        }

        return unit;
    }
}
