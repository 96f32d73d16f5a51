namespace Trading.Core.MarketData.Parquet;

/// <summary>A run of rows whose columns are stored one behind the other.</summary>
/// <param name="RowCount">Rows.</param>
/// <param name="Chunks">The columns, in the order of the file's schema.</param>
public sealed record ParquetRowGroup(int RowCount, IReadOnlyList<ParquetColumnChunk> Chunks);
