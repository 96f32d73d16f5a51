namespace Trading.Core.MarketData.Parquet;

/// <summary>Where the values of one column in one row group lie.</summary>
/// <param name="Codec">How its pages are compressed.</param>
/// <param name="Offset">The first byte of its first page, the dictionary if it has one.</param>
/// <param name="CompressedSize">Bytes of its pages with their headers.</param>
/// <param name="Statistics">What the file says about its values, where it does.</param>
public sealed record ParquetColumnChunk(ParquetCodec Codec, long Offset, long CompressedSize, ParquetStatistics? Statistics);
