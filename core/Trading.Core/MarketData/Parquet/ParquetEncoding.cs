namespace Trading.Core.MarketData.Parquet;

/// <summary>How the values of a page are written; the numbers are those of the file format.</summary>
public enum ParquetEncoding
{
    Plain = 0,

    /// <summary>The older name of <see cref="RleDictionary"/>.</summary>
    PlainDictionary = 2,
    Rle = 3,
    BitPacked = 4,
    DeltaBinaryPacked = 5,
    DeltaLengthByteArray = 6,
    DeltaByteArray = 7,
    RleDictionary = 8,
    ByteStreamSplit = 9,
}
