namespace Trading.Core.MarketData.Parquet;

/// <summary>What the footer says about a column chunk that has been written.</summary>
internal sealed record WrittenChunk
{
    public required long Offset { get; init; }

    public required bool HasDictionary { get; init; }

    /// <summary>Where the data page begins, behind the dictionary if there is one.</summary>
    public required long DataOffset { get; init; }

    public required long Size { get; init; }

    public required long UncompressedSize { get; init; }

    public required ParquetEncoding Encoding { get; init; }

    public required ParquetStatistics Statistics { get; init; }
}
