namespace Trading.Core.Evidence.Drift;

/// <summary>Where a figure of the account is to be expected.</summary>
/// <param name="Kind">How it was found.</param>
/// <param name="Lower">NaN without a band.</param>
/// <param name="Upper">NaN without a band.</param>
public readonly record struct MetricBand(BandKind Kind, double Lower, double Upper)
{
    public static readonly MetricBand None = new(BandKind.None, double.NaN, double.NaN);

    /// <summary>Whether it is known that a figure lies outside.</summary>
    public bool Excludes(double value) => value < Lower || value > Upper;
}
