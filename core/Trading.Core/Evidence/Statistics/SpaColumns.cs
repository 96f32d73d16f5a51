namespace Trading.Core.Evidence.Statistics;

/// <summary>The columns of an SPA test that vary, with their means, deviations and the three recentrings.</summary>
internal sealed class SpaColumns
{
    private readonly double[] _values;
    private readonly double[] _mean;
    private readonly double[] _deviation;
    private readonly double[] _consistent;
    private readonly double[] _sum;
    private readonly double _rootPeriods;

    private SpaColumns(ReturnMatrix excess, int[] index, double[] mean, double[] deviation)
    {
        Index = index;
        _mean = mean;
        _deviation = deviation;
        _sum = new double[index.Length];
        _rootPeriods = Math.Sqrt(excess.Periods);
        _values = new double[excess.Periods * index.Length];
        for (var t = 0; t < excess.Periods; t++)
        {
            var row = excess.Row(t);
            for (var k = 0; k < index.Length; k++)
            {
                _values[(t * index.Length) + k] = row[index[k]];
            }
        }

        // A mean this far below 0 is not one that the law of the iterated logarithm leaves to luck.
        var factor = Math.Sqrt(2 * PinnedLog.Log(PinnedLog.Log(excess.Periods)));
        _consistent = [.. mean.Select((m, k) => m >= -deviation[k] * factor / _rootPeriods ? m : 0)];
        Quotients = [.. mean.Select((m, k) => _rootPeriods * m / deviation[k])];
    }

    public int Count => Index.Length;

    /// <summary>Their places in the matrix.</summary>
    public int[] Index { get; }

    /// <summary>sqrt(T) d_k / w_k.</summary>
    public double[] Quotients { get; }

    public static SpaColumns Of(ReturnMatrix excess, double meanBlockLength)
    {
        var index = new List<int>();
        var (mean, deviation) = (new List<double>(), new List<double>());
        for (var c = 0; c < excess.Columns; c++)
        {
            var column = excess.Column(c);
            var variance = StationaryBootstrap.LongRunVariance(column, meanBlockLength);
            if (variance > 0)
            {
                index.Add(c);
                mean.Add(ReturnMoments.Of(column).Mean);
                deviation.Add(Math.Sqrt(variance));
            }
        }

        return new SpaColumns(excess, [.. index], [.. mean], [.. deviation]);
    }

    /// <summary>The statistic of a resample under each recentring. In every column lower &lt;= consistent &lt;= upper.</summary>
    public (double Lower, double Consistent, double Upper) Resample(ReadOnlySpan<int> periods)
    {
        Array.Clear(_sum);
        foreach (var period in periods)
        {
            var row = _values.AsSpan(period * _sum.Length, _sum.Length);
            for (var k = 0; k < row.Length; k++)
            {
                _sum[k] += row[k];
            }
        }

        var (lower, consistent, upper) = (0.0, 0.0, 0.0);
        for (var k = 0; k < _sum.Length; k++)
        {
            var mean = _sum[k] / periods.Length;
            lower = Math.Max(lower, _rootPeriods * (mean - Math.Max(0, _mean[k])) / _deviation[k]);
            consistent = Math.Max(consistent, _rootPeriods * (mean - _consistent[k]) / _deviation[k]);
            upper = Math.Max(upper, _rootPeriods * (mean - _mean[k]) / _deviation[k]);
        }

        return (lower, consistent, upper);
    }
}
