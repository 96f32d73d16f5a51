namespace Trading.Core.MarketData.Parquet;

/// <summary>What a page holds; the numbers are those of the file format.</summary>
internal enum PageKind
{
    Unknown = -1,
    Data = 0,
    Index = 1,
    Dictionary = 2,
    DataVersion2 = 3,
}
