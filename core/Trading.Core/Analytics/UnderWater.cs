namespace Trading.Core.Analytics;

/// <summary>How far a series stands below its highest value so far.</summary>
public static class UnderWater
{
    /// <summary>Zero or negative, percent of that high; NaN where the series is.</summary>
    /// <param name="values">Positive, or NaN where there is none.</param>
    public static double[] Pct(IReadOnlyList<double> values)
    {
        var depths = new double[values.Count];
        var high = double.NegativeInfinity;
        for (var i = 0; i < depths.Length; i++)
        {
            high = values[i] > high ? values[i] : high;
            depths[i] = ((values[i] / high) - 1) * 100;
        }

        return depths;
    }
}
