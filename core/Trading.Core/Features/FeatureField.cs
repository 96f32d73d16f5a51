using Trading.Core.Policy.Reading;

namespace Trading.Core.Features;

/// <summary>One number among the features, by name: for whoever writes, reads or varies all of them alike.</summary>
public sealed class FeatureField
{
    private readonly Access _access;

    private FeatureField(string member, Access access, string? name = null)
    {
        Name = name ?? PolicyShape.SnakeCase(member);
        _access = access;
    }

    private delegate ref double Access(ref FeatureValues f);

    /// <summary>Every number of <see cref="FeatureValues"/>, in its order.</summary>
    public static IReadOnlyList<FeatureField> All { get; } =
    [
        new(nameof(FeatureValues.Price), (ref f) => ref f.Price),
        new(nameof(FeatureValues.Return15mPct), (ref f) => ref f.Return15mPct),
        new(nameof(FeatureValues.Return60mPct), (ref f) => ref f.Return60mPct),
        new(nameof(FeatureValues.Return24hPct), (ref f) => ref f.Return24hPct),
        new(nameof(FeatureValues.Return168hPct), (ref f) => ref f.Return168hPct),
        new(nameof(FeatureValues.VolumeRatio), (ref f) => ref f.VolumeRatio),
        new(nameof(FeatureValues.BaseVolume24h), (ref f) => ref f.BaseVolume24h),
        new(nameof(FeatureValues.QuoteVolume24h), (ref f) => ref f.QuoteVolume24h),
        new(nameof(FeatureValues.Vwap24h), (ref f) => ref f.Vwap24h),
        new(nameof(FeatureValues.High60m), (ref f) => ref f.High60m),
        new(nameof(FeatureValues.Low60m), (ref f) => ref f.Low60m),
        new(nameof(FeatureValues.High24h), (ref f) => ref f.High24h),
        new(nameof(FeatureValues.Low24h), (ref f) => ref f.Low24h),
        new(nameof(FeatureValues.AtrPct), (ref f) => ref f.AtrPct),
        new(nameof(FeatureValues.AtrPctMedian7d), (ref f) => ref f.AtrPctMedian7d),
        new(nameof(FeatureValues.Rsi14), (ref f) => ref f.Rsi14, "rsi_14"),
        new(nameof(FeatureValues.Rsi14Prev), (ref f) => ref f.Rsi14Prev, "rsi_14_prev"),
        new(nameof(FeatureValues.Ema21), (ref f) => ref f.Ema21),
        new(nameof(FeatureValues.EmaSlopePctPerHour), (ref f) => ref f.EmaSlopePctPerHour),
        new(nameof(FeatureValues.Mean20h), (ref f) => ref f.Mean20h),
        new(nameof(FeatureValues.ZScore20h), (ref f) => ref f.ZScore20h),
        new(nameof(FeatureValues.RealisedVolPct), (ref f) => ref f.RealisedVolPct),
        new(nameof(FeatureValues.TrendConsistency12h), (ref f) => ref f.TrendConsistency12h),
        new(nameof(FeatureValues.HoleShare24hPct), (ref f) => ref f.HoleShare24hPct),
        new(nameof(FeatureValues.HoleShare168hPct), (ref f) => ref f.HoleShare168hPct),
    ];

    /// <summary>In snake_case, as records print it.</summary>
    public string Name { get; }

    /// <summary>The number itself, to be read or replaced.</summary>
    public ref double In(ref FeatureValues f) => ref _access(ref f);
}
