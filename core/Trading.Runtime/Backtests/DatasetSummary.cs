using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Backtests;

/// <summary>What a report says of its data.</summary>
/// <param name="Id">The dataset's id.</param>
/// <param name="Venue">Where the data comes from.</param>
/// <param name="SyntheticLabel">What was made up; null for data from a real market.</param>
public sealed record DatasetSummary(string Id, string Venue, string? SyntheticLabel)
{
    public static DatasetSummary Of(IMarketDataset dataset) =>
        new(dataset.Id, dataset.Manifest.Venue, dataset.Manifest.Synthetic?.Label);
}
