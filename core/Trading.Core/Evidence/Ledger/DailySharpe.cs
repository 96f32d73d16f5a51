namespace Trading.Core.Evidence.Ledger;

/// <summary>The Sharpe ratio of a series of returns by period, risk-free rate zero, not annualised.</summary>
public static class DailySharpe
{
    // What is left of rounding in a series that does not vary is no deviation.
    private const double Negligible = 1e-14;

    /// <summary>Mean over sample standard deviation (n - 1); null with fewer than two returns or where they do not vary.</summary>
    public static double? Of(IReadOnlyList<double> returns)
    {
        if (returns.Count < 2)
        {
            return null;
        }

        var mean = Mean(returns);
        var squares = 0.0;
        for (var i = 0; i < returns.Count; i++)
        {
            squares += (returns[i] - mean) * (returns[i] - mean);
        }

        var deviation = Math.Sqrt(squares / (returns.Count - 1));
        return deviation > Negligible ? mean / deviation : null;
    }

    private static double Mean(IReadOnlyList<double> returns)
    {
        var sum = 0.0;
        for (var i = 0; i < returns.Count; i++)
        {
            sum += returns[i];
        }

        return sum / returns.Count;
    }
}
