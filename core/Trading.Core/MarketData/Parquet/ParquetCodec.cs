namespace Trading.Core.MarketData.Parquet;

/// <summary>How pages are compressed; the numbers are those of the file format. Lzo, both Lz4 and Zstd are known by name only.</summary>
public enum ParquetCodec
{
    Uncompressed = 0,
    Snappy = 1,
    Gzip = 2,
    Lzo = 3,
    Brotli = 4,
    Lz4 = 5,
    Zstd = 6,
    Lz4Raw = 7,
}
