namespace Trading.Core.Tests.Evidence.Statistics;

/// <summary>Combinatorially symmetric cross-validation as it is defined, slowly: rows gathered, Sharpe ratios recomputed, ranks sorted.</summary>
internal static class PlainCscv
{
    public static List<(double Logit, double Inside, double Outside)> Picks(double[] rowMajor, int periods, int columns, int blocks)
    {
        var picks = new List<(double, double, double)>();
        for (var bits = 0; bits < 1 << blocks; bits++)
        {
            var chosen = Enumerable.Range(0, blocks).Where(b => (bits >> b & 1) == 1).ToArray();
            if (chosen.Length != blocks / 2)
            {
                continue;
            }

            var inRows = Enumerable.Range(0, periods).Where(t => chosen.Contains(t / (periods / blocks))).ToArray();
            var outRows = Enumerable.Range(0, periods).Except(inRows).ToArray();
            var inside = Enumerable.Range(0, columns).Select(c => Sharpe(inRows.Select(t => rowMajor[(t * columns) + c]))).ToArray();
            var outside = Enumerable.Range(0, columns).Select(c => Sharpe(outRows.Select(t => rowMajor[(t * columns) + c]))).ToArray();
            var best = Array.IndexOf(inside, inside.Max());
            var w = (Array.IndexOf(outside.Order().ToArray(), outside[best]) + 1.0) / (columns + 1);
            picks.Add((Math.Log(w / (1 - w)), inside[best], outside[best]));
        }

        return picks;
    }

    public static double Slope(List<(double Logit, double Inside, double Outside)> picks)
    {
        var (x, y) = (picks.Average(p => p.Inside), picks.Average(p => p.Outside));
        return picks.Sum(p => (p.Inside - x) * (p.Outside - y)) / picks.Sum(p => Math.Pow(p.Inside - x, 2));
    }

    private static double Sharpe(IEnumerable<double> returns)
    {
        var values = returns.ToArray();
        var mean = values.Average();
        return mean / Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
