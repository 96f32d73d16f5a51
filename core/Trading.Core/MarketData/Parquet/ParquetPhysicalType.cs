namespace Trading.Core.MarketData.Parquet;

/// <summary>How a column's values are stored; the numbers are those of the file format.</summary>
public enum ParquetPhysicalType
{
    Boolean = 0,
    Int32 = 1,
    Int64 = 2,

    /// <summary>Nanoseconds of a day and a Julian day: the old way to store a time.</summary>
    Int96 = 3,
    Float = 4,
    Double = 5,
    ByteArray = 6,
    FixedLenByteArray = 7,
}
