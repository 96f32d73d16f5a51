using Trading.Core.Market;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Writes candles as Parquet: <c>time</c> (UTC, milliseconds, delta packed), <c>open</c>, <c>high</c>, <c>low</c>, <c>close</c> and
/// <c>volume</c> as doubles, none of them null. Row groups carry the range of their times, so that readers can pass over them.
/// </summary>
public static class CandleParquetWriter
{
    private static readonly ParquetColumn[] Columns =
    [
        ParquetColumn.TimeMs("time"),
        ParquetColumn.Double("open"),
        ParquetColumn.Double("high"),
        ParquetColumn.Double("low"),
        ParquetColumn.Double("close"),
        ParquetColumn.Double("volume"),
    ];

    /// <summary>Writes a whole file. The same candles give the same bytes.</summary>
    /// <param name="file">Where it goes; it stays open.</param>
    /// <param name="candles">Sorted by open time, none twice.</param>
    /// <param name="options">How values are written; the defaults decode fastest.</param>
    /// <exception cref="ArgumentException">The candles are not in ascending order of time.</exception>
    public static void Write(Stream file, CandleColumns candles, ParquetWriterOptions? options = null)
    {
        options ??= ParquetWriterOptions.Default;
        CheckSorted(candles.OpenTimeMs.AsSpan(0, candles.Count));
        var writer = new ParquetWriter(file, Columns, options);
        for (var start = 0; start < candles.Count; start += options.RowGroupSize)
        {
            var rows = Math.Min(options.RowGroupSize, candles.Count - start);
            writer.BeginRowGroup(rows);
            writer.Write(candles.OpenTimeMs.AsSpan(start, rows));
            writer.Write(candles.Open.AsSpan(start, rows));
            writer.Write(candles.High.AsSpan(start, rows));
            writer.Write(candles.Low.AsSpan(start, rows));
            writer.Write(candles.Close.AsSpan(start, rows));
            writer.Write(candles.Volume.AsSpan(start, rows));
        }

        writer.Finish();
    }

    private static void CheckSorted(ReadOnlySpan<long> times)
    {
        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] <= times[i - 1])
            {
                throw new ArgumentException(
                    $"Candle {i} opens at {new Timestamp(times[i])}, not after the one before it at {new Timestamp(times[i - 1])}.");
            }
        }
    }
}
