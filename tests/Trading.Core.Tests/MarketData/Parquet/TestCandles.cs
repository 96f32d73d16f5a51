using Trading.Core.Market;
using Trading.Core.MarketData.Parquet;

namespace Trading.Core.Tests.MarketData.Parquet;

internal static class TestCandles
{
    /// <summary>One candle a minute; each value tells its row and column.</summary>
    public static CandleColumns Minutes(long start, int count)
    {
        var candles = new CandleColumns(count);
        for (var i = 0; i < count; i++)
        {
            candles.Append(new Candle(new Timestamp(start + (i * 60_000L)), i + 0.1, i + 0.9, i - 0.5, i + 0.2, i * 3));
        }

        return candles;
    }

    public static byte[] ToFile(CandleColumns candles, ParquetWriterOptions? options = null)
    {
        using var stream = new MemoryStream();
        CandleParquetWriter.Write(stream, candles, options);
        return stream.ToArray();
    }

    public static bool AreEqual(CandleColumns left, CandleColumns right) =>
        left.Count == right.Count
        && left.OpenTimeMs.AsSpan(0, left.Count).SequenceEqual(right.OpenTimeMs.AsSpan(0, left.Count))
        && Same(left.Open, right.Open, left.Count) && Same(left.High, right.High, left.Count) && Same(left.Low, right.Low, left.Count)
        && Same(left.Close, right.Close, left.Count) && Same(left.Volume, right.Volume, left.Count);

    private static bool Same(double[] left, double[] right, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (BitConverter.DoubleToInt64Bits(left[i]) != BitConverter.DoubleToInt64Bits(right[i]))
            {
                return false;
            }
        }

        return true;
    }
}
