namespace Trading.Core.Signals;

/// <summary>
/// Thresholds under relaxation. A relaxed threshold is never stricter than the plain one, whatever its sign, and relax = 1 leaves it as it is.
/// </summary>
internal static class Threshold
{
    /// <summary>A lower bound moved down by its own size: 1.8 at 0.7 is 1.26.</summary>
    public static double AtLeast(double bound, double relax) => bound - (Math.Abs(bound) * (1 - relax));

    /// <summary>An upper bound moved up by its own size: 10 at 0.7 is 13, -1.2 is -0.84.</summary>
    public static double AtMost(double bound, double relax) => bound + (Math.Abs(bound) * (1 - relax));

    /// <summary>An upper bound below a neutral value moved towards it: 35 with neutral 50 at 0.7 is 39.5. One above it stays.</summary>
    public static double Towards(double neutral, double bound, double relax) => bound + (Math.Max(neutral - bound, 0) * (1 - relax));
}
