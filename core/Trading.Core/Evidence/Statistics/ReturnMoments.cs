namespace Trading.Core.Evidence.Statistics;

/// <summary>What the Sharpe tests need of a series of per-period returns (fractions).</summary>
/// <param name="Count">Observations.</param>
/// <param name="Mean">Per period.</param>
/// <param name="Deviation">Per period, with n - 1; 0 of fewer than two returns.</param>
/// <param name="Skewness">g3 = m3 / m2^1.5; 0 where all returns are the same.</param>
/// <param name="Kurtosis">g4 = m4 / m2^2, raw: 3 of a normal; 3 where all returns are the same. Never the excess.</param>
public readonly record struct ReturnMoments(int Count, double Mean, double Deviation, double Skewness, double Kurtosis)
{
    /// <summary>Mean over deviation, per period, not annualised; null where all returns are the same.</summary>
    public double? Sharpe => Deviation > 0 ? Mean / Deviation : null;

    /// <exception cref="ArgumentException">A return is not finite.</exception>
    public static ReturnMoments Of(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
        {
            return new ReturnMoments(0, 0, 0, 0, 3);
        }

        var mean = MeanOf(returns, out var flat);
        if (flat)
        {
            return new ReturnMoments(returns.Length, returns[0], 0, 0, 3);
        }

        double second = 0, third = 0, fourth = 0;
        foreach (var value in returns)
        {
            var d = value - mean;
            var square = d * d;
            second += square;
            third += square * d;
            fourth += square * square;
        }

        double n = returns.Length;
        var m2 = second / n;
        return m2 * m2 > 0
            ? new ReturnMoments(returns.Length, mean, Math.Sqrt(second / (n - 1)), third / n / (m2 * Math.Sqrt(m2)), fourth / n / (m2 * m2))
            : new ReturnMoments(returns.Length, mean, 0, 0, 3);
    }

    // Equal returns give a deviation of exactly 0: the rounding of their mean must not pass for variance.
    private static double MeanOf(ReadOnlySpan<double> returns, out bool flat)
    {
        var sum = 0.0;
        flat = true;
        foreach (var value in returns)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"A return is {value}; expected finite numbers.", nameof(returns));
            }

            sum += value;
            flat &= value == returns[0];
        }

        return sum / returns.Length;
    }
}
