namespace Trading.Core.Evidence.Statistics;

/// <summary>How to resample a series.</summary>
/// <param name="Resamples">How many; some thousands for an interval.</param>
/// <param name="Seed">The same seed draws the same resamples on every machine.</param>
/// <param name="MeanBlockLength">Periods, at least 1; null takes the automatic length of the series.</param>
public readonly record struct BootstrapPlan(int Resamples, ulong Seed, double? MeanBlockLength = null)
{
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Resamples);
        if (MeanBlockLength is { } length)
        {
            StationaryBootstrap.CheckLength(length);
        }
    }
}
