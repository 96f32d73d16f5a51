using System.Buffers;
using System.Runtime.InteropServices;
using Trading.Core.MarketData.Parquet;

namespace Trading.Core.Tests.MarketData.Parquet;

/// <summary>Encoded values for <see cref="TestPage"/>.</summary>
internal static class TestBytes
{
    public static byte[] Plain<T>(params T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    public static byte[] Levels(params int[] levels) => Rle(1, levels);

    public static byte[] Indexes(int width, params int[] indexes) => [(byte)width, .. Rle(width, indexes)];

    public static byte[] Rle(int width, params int[] values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        RleEncoder.Encode(values, width, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Delta(params long[] values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        DeltaEncoder.Encode(values, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    public static double[] Doubles(byte[] file, string column = "v")
    {
        var reader = ParquetReader.Open(file, "test.parquet");
        var values = new ParquetValues<double>();
        reader.ReadDouble(0, reader.IndexOf(column), values);
        return values.Values.ToArray();
    }

    public static long[] Int64s(byte[] file, string column = "v")
    {
        var reader = ParquetReader.Open(file, "test.parquet");
        var values = new ParquetValues<long>();
        reader.ReadInt64(0, reader.IndexOf(column), values);
        return values.Values.ToArray();
    }

    public static long[] TimesMs(byte[] file, string column = "v")
    {
        var reader = ParquetReader.Open(file, "test.parquet");
        var values = new ParquetValues<long>();
        reader.ReadTimeMs(0, reader.IndexOf(column), values);
        return values.Values.ToArray();
    }
}
