using System.Collections.Immutable;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>What a check of a dataset found.</summary>
/// <param name="DatasetId">By the manifest.</param>
/// <param name="Manifest">The manifest.</param>
/// <param name="Series">Every series of it.</param>
/// <param name="Problems">All problems, those of series included.</param>
public sealed record VerifyReport(
    string DatasetId,
    DatasetManifest Manifest,
    ImmutableArray<VerifiedSeries> Series,
    ImmutableArray<string> Problems)
{
    public bool IsSound => Problems.IsEmpty;
}
