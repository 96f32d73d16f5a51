using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// The mean of the largest of N independent standard normals: what the best of N worthless trials is expected to show, in standard
/// deviations of their Sharpe ratios.
/// </summary>
public static class ExpectedMaximum
{
    /// <summary>From this many on the approximation is taken.</summary>
    public const int ApproximateFrom = 50;

    private const double EulerGamma = 0.5772156649;
    private const double E = 2.718281828459045235;

    // A normal beyond 12 deviations adds less than the last bit to any maximum that an int can count.
    private const double Tail = 12;
    private const int NodesPerUnit = 20;

    /// <summary>0 of one trial, where nothing was chosen.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trials"/> is below 1.</exception>
    public static double OfNormals(int trials, ExpectedMaximumMethod method = ExpectedMaximumMethod.BySize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        if (trials == 1)
        {
            return 0;
        }

        return method switch
        {
            ExpectedMaximumMethod.Exact => Exact(trials),
            ExpectedMaximumMethod.Approximate => Approximate(trials),
            ExpectedMaximumMethod.BySize => trials < ApproximateFrom ? Exact(trials) : Approximate(trials),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "not a method"),
        };
    }

    /// <summary>(1-c) Z(1-1/N) + c Z(1-1/(N e)), c = 0.5772156649 (Bailey and López de Prado).</summary>
    private static double Approximate(double n) =>
        ((1 - EulerGamma) * Normal.InvCDF(0, 1, 1 - (1 / n))) + (EulerGamma * Normal.InvCDF(0, 1, 1 - (1 / (n * E))));

    /// <summary>The integral of P(max > x) - P(max &lt; -x) over positive x.</summary>
    private static double Exact(int n)
    {
        var sum = 0.0;
        for (var from = 0; from < Tail; from++)
        {
            sum += GaussLegendreRule.Integrate(x => 1 - Power(Normal.CDF(0, 1, x), n) - Power(Normal.CDF(0, 1, -x), n), from, from + 1, NodesPerUnit);
        }

        return sum;
    }

    private static double Power(double x, int exponent)
    {
        var result = 1.0;
        for (; exponent > 0; exponent >>= 1, x *= x)
        {
            result *= (exponent & 1) == 1 ? x : 1;
        }

        return result;
    }
}
