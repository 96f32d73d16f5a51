namespace Trading.Core.Backtesting.WalkForward;

/// <summary>What is left out of sample of what was chosen in sample.</summary>
/// <param name="InSample">Mean objective of the chosen in sample, over windows that have both.</param>
/// <param name="OutOfSample">Mean objective of the same out of sample.</param>
/// <param name="RatioPct">Out of sample over in sample, percent; null where in sample is not positive.</param>
/// <param name="Windows">How many windows have both.</param>
/// <param name="WindowsPositive">How many earned out of sample.</param>
public sealed record WalkForwardDecay(double? InSample, double? OutOfSample, double? RatioPct, int Windows, int WindowsPositive)
{
    /// <param name="windows">The chosen one's objective in and out of sample, and whether it earned out of sample.</param>
    public static WalkForwardDecay Of(IReadOnlyCollection<(double? InSample, double? OutOfSample, bool HasEarned)> windows)
    {
        var both = windows.Where(w => w.InSample is not null && w.OutOfSample is not null).ToArray();
        double? inSample = both.Length > 0 ? both.Average(w => w.InSample!.Value) : null;
        double? outOfSample = both.Length > 0 ? both.Average(w => w.OutOfSample!.Value) : null;
        return new WalkForwardDecay(
            inSample,
            outOfSample,
            inSample > 0 ? outOfSample / inSample * 100 : null,
            both.Length,
            windows.Count(w => w.HasEarned));
    }
}
