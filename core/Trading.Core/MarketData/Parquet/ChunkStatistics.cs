namespace Trading.Core.MarketData.Parquet;

/// <summary>Smallest and largest values, as a file keeps them.</summary>
internal static class ChunkStatistics
{
    public static ParquetStatistics Of(ReadOnlySpan<long> values)
    {
        if (values.IsEmpty)
        {
            return new ParquetStatistics(null, null, 0);
        }

        var (min, max) = (values[0], values[0]);
        foreach (var value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        return new ParquetStatistics(min, max, 0);
    }

    /// <summary>None where a value is not a number; a zero is taken for both of its signs, as the format asks.</summary>
    public static ParquetStatistics Of(ReadOnlySpan<double> values, int nulls)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                return new ParquetStatistics(null, null, nulls);
            }

            min = value < min ? value : min;
            max = value > max ? value : max;
        }

        if (values.IsEmpty)
        {
            return new ParquetStatistics(null, null, nulls);
        }

        return new ParquetStatistics(
            BitConverter.DoubleToInt64Bits(min == 0 ? -0.0 : min), BitConverter.DoubleToInt64Bits(max == 0 ? 0.0 : max), nulls);
    }
}
