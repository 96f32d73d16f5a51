namespace Trading.Core.MarketData.Parquet;

/// <summary>What the end of a file says is in it.</summary>
internal sealed record ParquetFooter(IReadOnlyList<ParquetColumn> Columns, IReadOnlyList<ParquetRowGroup> RowGroups, long RowCount);
