namespace Trading.Core.MarketData.Parquet;

/// <summary>A leaf column of a file's schema.</summary>
/// <param name="Name">The column's own name, without the groups it may sit in.</param>
/// <param name="Type">How values are stored.</param>
/// <param name="IsOptional">Whether values may be null.</param>
/// <param name="TimeUnit">The unit of an integer time; <see cref="ParquetTimeUnit.None"/> where the file names none.</param>
/// <param name="DecimalScale">Decimal digits behind the point of an integer that stores a decimal; 0 for none.</param>
public sealed record ParquetColumn(
    string Name,
    ParquetPhysicalType Type,
    bool IsOptional = false,
    ParquetTimeUnit TimeUnit = ParquetTimeUnit.None,
    int DecimalScale = 0)
{
    /// <summary>False for a column inside a group or a list, which this codec names but does not read.</summary>
    public bool IsFlat { get; init; } = true;

    /// <summary>A required column of UTC times in milliseconds.</summary>
    public static ParquetColumn TimeMs(string name) =>
        new(name, ParquetPhysicalType.Int64, TimeUnit: ParquetTimeUnit.Milliseconds);

    /// <summary>A column of doubles.</summary>
    public static ParquetColumn Double(string name, bool isOptional = false) =>
        new(name, ParquetPhysicalType.Double, isOptional);

    /// <summary>A required column of 64-bit integers.</summary>
    public static ParquetColumn Int64(string name) => new(name, ParquetPhysicalType.Int64);
}
