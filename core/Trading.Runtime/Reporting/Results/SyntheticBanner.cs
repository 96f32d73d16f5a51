using Trading.Runtime.Backtests;

namespace Trading.Runtime.Reporting.Results;

/// <summary>Says that data was made up, where it was.</summary>
internal static class SyntheticBanner
{
    public static IEnumerable<IBlock> Of(DatasetSummary dataset) => dataset.SyntheticLabel is { } label
        ? [new Banner(Tone.Caution, "Synthetic data", $"The data was made up: {label}.", "Nothing here says anything of a real market.")]
        : [];
}
