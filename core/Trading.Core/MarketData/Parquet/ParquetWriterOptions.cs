namespace Trading.Core.MarketData.Parquet;

/// <summary>How a file is written. The defaults are what decodes fastest.</summary>
public sealed record ParquetWriterOptions
{
    /// <summary>The options that nobody asked to change.</summary>
    public static readonly ParquetWriterOptions Default = new();

    /// <summary>Uncompressed, Snappy or Gzip. The bytes of Gzip depend on the runtime's own compressor.</summary>
    public ParquetCodec Codec { get; init; } = ParquetCodec.Uncompressed;

    /// <summary>How doubles are written: Plain, ByteStreamSplit, or RleDictionary, which falls back to Plain where values repeat too little.</summary>
    public ParquetEncoding DoubleEncoding { get; init; } = ParquetEncoding.Plain;

    /// <summary>Rows in a full row group.</summary>
    public int RowGroupSize { get; init; } = 128 * 1024;
}
