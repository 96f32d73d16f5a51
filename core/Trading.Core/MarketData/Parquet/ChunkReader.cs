using System.Buffers.Binary;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Reads what the footer says about one column of one row group.</summary>
internal static class ChunkReader
{
    public static ParquetColumnChunk Read(ref ThriftReader reader, ParquetColumn column, long end)
    {
        ParquetColumnChunk? chunk = null;
        var id = 0;
        while (reader.NextField(ref id, out var type))
        {
            if (id == 1)
            {
                throw new InvalidDataException($"column '{column.Name}' lies in another file");
            }

            if (id == 3)
            {
                ThriftReader.Expect(type, ThriftType.Struct);
                chunk = ReadMetadata(ref reader, column, end);
            }
            else
            {
                reader.Skip(type);
            }
        }

        return chunk ?? throw new InvalidDataException($"column '{column.Name}' has no metadata");
    }

    private static ParquetColumnChunk ReadMetadata(ref ThriftReader reader, ParquetColumn column, long end)
    {
        var (codec, size, data, dictionary, physical) = (-1, -1L, -1L, 0L, -1);
        ParquetStatistics? statistics = null;
        var id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    physical = reader.ReadInt32(type);
                    break;
                case 4:
                    codec = reader.ReadInt32(type);
                    break;
                case 7:
                    size = reader.ReadSize(type);
                    break;
                case 9:
                    data = reader.ReadSize(type);
                    break;
                case 11:
                    dictionary = reader.ReadSize(type);
                    break;
                case 12:
                    ThriftReader.Expect(type, ThriftType.Struct);
                    statistics = ReadStatistics(ref reader, column.Type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        // Some writers put a dictionary offset of 0 where there is none.
        var offset = dictionary > 0 && dictionary < data ? dictionary : data;
        if (physical != (int)column.Type || offset < FooterReader.Magic.Length || size < 0 || size > end - offset)
        {
            throw new InvalidDataException(
                $"column '{column.Name}' is said to have type {physical} and to lie at bytes {offset} to {offset + size} of {end}");
        }

        return new ParquetColumnChunk((ParquetCodec)codec, offset, size, statistics);
    }

    private static ParquetStatistics ReadStatistics(ref ThriftReader reader, ParquetPhysicalType stored)
    {
        long? min = null, max = null, oldMin = null, oldMax = null, nulls = null;
        var id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    oldMax = ToBits(reader.ReadBinary(type), stored);
                    break;
                case 2:
                    oldMin = ToBits(reader.ReadBinary(type), stored);
                    break;
                case 3:
                    nulls = reader.ReadSize(type);
                    break;
                case 5:
                    max = ToBits(reader.ReadBinary(type), stored);
                    break;
                case 6:
                    min = ToBits(reader.ReadBinary(type), stored);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return new ParquetStatistics(min ?? oldMin, max ?? oldMax, nulls);
    }

    private static long? ToBits(ReadOnlySpan<byte> value, ParquetPhysicalType stored) => (stored, value.Length) switch
    {
        (ParquetPhysicalType.Int64 or ParquetPhysicalType.Double, 8) => BinaryPrimitives.ReadInt64LittleEndian(value),
        (ParquetPhysicalType.Int32, 4) => BinaryPrimitives.ReadInt32LittleEndian(value),
        (ParquetPhysicalType.Float, 4) => BitConverter.DoubleToInt64Bits(BinaryPrimitives.ReadSingleLittleEndian(value)),
        _ => null,
    };
}
