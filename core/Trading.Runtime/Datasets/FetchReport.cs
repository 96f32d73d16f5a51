using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>What a fetch did.</summary>
/// <param name="Manifest">Of the dataset as it is now.</param>
/// <param name="RowsFetched">Candles that this run asked the venue for.</param>
/// <param name="RowsKept">Candles that an interrupted run had left.</param>
/// <param name="RowsBefore">Candles of these series that were in the dataset already.</param>
public sealed record FetchReport(DatasetManifest Manifest, long RowsFetched, long RowsKept, long RowsBefore);
