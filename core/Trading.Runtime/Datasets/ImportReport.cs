using System.Collections.Immutable;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>What an import made.</summary>
/// <param name="DatasetId">The id of the new dataset.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Series">Every series, by product and interval, quotes last.</param>
/// <param name="Skipped">Files in searched folders that are not series.</param>
public sealed record ImportReport(
    string DatasetId,
    DatasetManifest Manifest,
    ImmutableArray<ImportedSeries> Series,
    ImmutableArray<SkippedFile> Skipped);
