namespace Trading.Core.MarketData.Parquet;

/// <summary>What a file says about the values of a column in a row group, without reading them.</summary>
/// <param name="Min">The smallest value as its bits: a 64-bit integer (a 32-bit one widened) or those of a double.</param>
/// <param name="Max">The largest value, likewise.</param>
/// <param name="NullCount">Null values, where the file counts them.</param>
public sealed record ParquetStatistics(long? Min, long? Max, long? NullCount);
