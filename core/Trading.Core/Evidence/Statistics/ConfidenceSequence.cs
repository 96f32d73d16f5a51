namespace Trading.Core.Evidence.Statistics;

/// <summary>
/// An interval for the mean gap that holds at all times at once, so that it may be looked at after every gap without paying for the
/// looks (a normal-mixture boundary: Robbins 1970; Howard, Ramdas, McAuliffe and Sekhon 2021). A gap is live less backtest: below 0,
/// live is worse. Gaps go in, and means and bounds come out, in the caller's unit. Mutable; one thread.
/// </summary>
/// <remarks>
/// The boundary is a fact about sums whose cumulative variance V is known. Counting 1 a gap, the frozen variance, breaks on real gaps:
/// heavy tails make a short backtest's deviation too small, and a gap that resembles the one before it makes the sum vary more
/// than its terms. So V is the larger of the frozen and the observed variance, times (1 + rho) / (1 - rho), the long-run factor of an
/// AR(1) with the observed first autocorrelation; a negative one counts as 0. Each correction can only widen the interval. Over 10,000
/// null years of daily Student-t(3), AR(0.2) gaps after a backtest of 250, alpha 0.05, the interval is ever wrong in 0.9 % of them; with
/// the frozen variance alone in 7.8 %.
/// </remarks>
public sealed class ConfidenceSequence
{
    // Beyond this the factor is all noise; the interval is then 6 times as wide, which excludes nothing for years.
    private const double CorrelationMax = 0.95;

    private readonly double _alpha;
    private readonly double _mixture;
    private readonly double _deviation;
    private double _first;
    private double _last;
    private double _sum;
    private double _squares;
    private double _products;

    /// <param name="alpha">Probability that the true mean is ever outside, such as 0.05.</param>
    /// <param name="mixture">r^2 of the mixture; with alpha 0.05 the interval is tightest, for its V, around V = 8 / r^2.</param>
    /// <param name="frozenDeviation">Standard deviation of the backtest's gaps, fixed before the first live gap; positive.</param>
    public ConfidenceSequence(double alpha, double mixture, double frozenDeviation)
    {
        Check(alpha, mixture);
        if (!(frozenDeviation > 0) || double.IsInfinity(frozenDeviation))
        {
            throw new ArgumentOutOfRangeException(nameof(frozenDeviation), frozenDeviation, "expected a positive finite number");
        }

        _alpha = alpha;
        _mixture = mixture;
        _deviation = frozenDeviation;
    }

    public int Count { get; private set; }

    /// <summary>Of the gaps so far; 0 of none.</summary>
    public double Mean => Count > 0 ? _sum / Count * _deviation : 0;

    /// <summary>First autocorrelation of the gaps, as used: 0 to 0.95.</summary>
    public double Correlation
    {
        get
        {
            var mean = Count > 0 ? _sum / Count : 0;
            var spread = Spread;
            var shared = _products - (mean * ((2 * _sum) - _first - _last)) + ((Count - 1) * mean * mean);
            return spread > 0 ? Math.Clamp(shared / spread, 0, CorrelationMax) : 0;
        }
    }

    /// <summary>V, in squares of the frozen deviation.</summary>
    public double CumulativeVariance => Math.Max(Count, Spread) * (1 + Correlation) / (1 - Correlation);

    /// <summary>Half of the interval's width; infinite before the first gap.</summary>
    public double Radius =>
        Count > 0 ? SumRadius(CumulativeVariance, _alpha, _mixture) / Count * _deviation : double.PositiveInfinity;

    public double Lower => Mean - Radius;

    public double Upper => Mean + Radius;

    private double Spread => Count > 0 ? Math.Max(0, _squares - (_sum * _sum / Count)) : 0;

    /// <summary>sqrt((V + 1/r2) ln((V r2 + 1) / a^2)): how far a sum of cumulative variance V strays from its mean, ever.</summary>
    public static double SumRadius(double cumulativeVariance, double alpha, double mixture)
    {
        Check(alpha, mixture);
        ArgumentOutOfRangeException.ThrowIfNegative(cumulativeVariance);
        return Math.Sqrt((cumulativeVariance + (1 / mixture)) * PinnedLog.Log(((cumulativeVariance * mixture) + 1) / (alpha * alpha)));
    }

    /// <exception cref="ArgumentException">The gap is not finite.</exception>
    public void Add(double gap)
    {
        if (!double.IsFinite(gap))
        {
            throw new ArgumentException($"A gap is {gap}; expected a finite number.", nameof(gap));
        }

        var x = gap / _deviation;
        if (Count == 0)
        {
            _first = x;
        }
        else
        {
            _products += x * _last;
        }

        _last = x;
        _sum += x;
        _squares += x * x;
        Count++;
    }

    /// <summary>
    /// The whole interval is below -<paramref name="tolerance"/>: live is worse than the backtest by more than that. The alarm.
    /// </summary>
    public bool ShowsDegradation(double tolerance) => Upper < -CheckTolerance(tolerance);

    /// <summary>
    /// The whole interval is above -<paramref name="tolerance"/>: live is not worse than the backtest by more than that. What the gate asks.
    /// </summary>
    public bool ExcludesDegradation(double tolerance) => Lower > -CheckTolerance(tolerance);

    private static double CheckTolerance(double tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        return tolerance;
    }

    private static void Check(double alpha, double mixture)
    {
        if (!(alpha is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "expected a number within (0, 1)");
        }

        if (!(mixture > 0) || double.IsInfinity(mixture))
        {
            throw new ArgumentOutOfRangeException(nameof(mixture), mixture, "expected a positive finite number");
        }
    }
}
