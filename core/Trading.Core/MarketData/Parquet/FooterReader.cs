using System.Buffers.Binary;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Reads the footer and checks that all it points at lies inside the file. Errors are <see cref="InvalidDataException"/>.</summary>
internal static class FooterReader
{
    /// <summary>The magic bytes at both ends.</summary>
    public static ReadOnlySpan<byte> Magic => "PAR1"u8;

    private static ReadOnlySpan<byte> EncryptedMagic => "PARE"u8;

    /// <summary>Rows that a row group may claim at least: below that no claim can ask for much memory.</summary>
    private const int RowsUnquestioned = 1 << 18;

    /// <summary>Further rows that a row group may claim for each of its bytes.</summary>
    private const int RowsPerByteMax = 256;

    public static ParquetFooter Read(ParquetSource source, ref byte[] buffer)
    {
        if (source.Length < 12)
        {
            throw new InvalidDataException($"{source.Length} bytes are too few for a Parquet file");
        }

        var head = source.Read(0, 4, ref buffer).Span;
        if (!head.SequenceEqual(Magic) && !head.SequenceEqual(EncryptedMagic))
        {
            throw new InvalidDataException("it does not begin with PAR1, so it is not a Parquet file");
        }

        var tail = source.Read(source.Length - 8, 8, ref buffer).Span;
        if (tail[4..].SequenceEqual(EncryptedMagic))
        {
            throw new InvalidDataException("it is encrypted, which is not supported");
        }

        if (!tail[4..].SequenceEqual(Magic))
        {
            throw new InvalidDataException("it does not end with PAR1: it is cut short or was not finished");
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (length > source.Length - 12)
        {
            throw new InvalidDataException($"a footer of {length} bytes in a file of {source.Length}");
        }

        var end = source.Length - 8 - length;
        return Parse(source.Read(end, (int)length, ref buffer).Span, end);
    }

    private static ParquetFooter Parse(ReadOnlySpan<byte> data, long end)
    {
        var reader = new ThriftReader(data);
        List<ParquetColumn>? columns = null;
        var groups = new List<ParquetRowGroup>();
        var rows = -1L;
        var id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 2:
                    columns = SchemaReader.Read(ref reader, type);
                    break;
                case 3:
                    rows = reader.ReadSize(type);
                    break;
                case 4:
                    var count = reader.ReadStructList(type);
                    for (var i = 0; i < count; i++)
                    {
                        groups.Add(ReadRowGroup(ref reader, columns ?? throw new InvalidDataException("the footer has no schema"), end));
                    }

                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        if (columns is null)
        {
            throw new InvalidDataException("the footer has no schema");
        }

        var sum = groups.Sum(group => (long)group.RowCount);
        return sum == rows
            ? new ParquetFooter(columns, groups, rows)
            : throw new InvalidDataException($"the footer counts {rows} rows, its row groups {sum}");
    }

    private static ParquetRowGroup ReadRowGroup(ref ThriftReader reader, List<ParquetColumn> columns, long end)
    {
        var chunks = new List<ParquetColumnChunk>(columns.Count);
        var rows = -1;
        var id = 0;
        while (reader.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1:
                    var count = reader.ReadStructList(type);
                    if (count != columns.Count || chunks.Count > 0)
                    {
                        throw new InvalidDataException($"a row group has {count} columns, the schema {columns.Count}");
                    }

                    foreach (var column in columns)
                    {
                        chunks.Add(ChunkReader.Read(ref reader, column, end));
                    }

                    break;
                case 3:
                    rows = reader.ReadSize32(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        var bytes = chunks.Sum(chunk => Math.Min(chunk.CompressedSize, end));
        if (rows < 0 || chunks.Count != columns.Count || rows > RowsUnquestioned + (RowsPerByteMax * bytes))
        {
            throw new InvalidDataException($"a row group claims {rows} rows in {chunks.Count} columns of {bytes} bytes");
        }

        return new ParquetRowGroup(rows, chunks);
    }
}
