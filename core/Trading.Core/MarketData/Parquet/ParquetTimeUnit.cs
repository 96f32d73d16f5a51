namespace Trading.Core.MarketData.Parquet;

/// <summary>What one unit of an integer column means as a time since 1970-01-01 UTC.</summary>
public enum ParquetTimeUnit
{
    /// <summary>The column does not say that it holds times.</summary>
    None,
    Days,

    /// <summary>Not a unit of the format: what a bare integer is taken for when its size says so.</summary>
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
}
