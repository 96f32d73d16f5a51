using System.Buffers.Binary;

namespace Trading.Core.MarketData.Parquet;

/// <summary>Writes the footer: schema, row groups and their statistics.</summary>
internal static class FooterWriter
{
    private const int FormatVersion = 2;
    private const string CreatedBy = "Trading.Functions version 1.0.0 (build 1)";

    public static void Write(
        ChunkWriter file, IReadOnlyList<ParquetColumn> columns, IReadOnlyList<(int Rows, WrittenChunk[] Chunks)> groups, ParquetCodec codec)
    {
        var footer = new ThriftWriter();
        footer.BeginElement();
        footer.Int32(1, FormatVersion);
        WriteSchema(footer, columns);
        footer.Int64(3, groups.Sum(group => (long)group.Rows));
        footer.List(4, ThriftType.Struct, groups.Count);
        foreach (var (rows, chunks) in groups)
        {
            WriteRowGroup(footer, columns, rows, chunks, codec);
        }

        footer.Text(6, CreatedBy);
        WriteColumnOrders(footer, columns.Count);
        footer.End();
        file.WriteRaw(footer.Written);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Written.Length);
        file.WriteRaw(length);
        file.WriteRaw(FooterReader.Magic);
    }

    private static void WriteSchema(ThriftWriter footer, IReadOnlyList<ParquetColumn> columns)
    {
        footer.List(2, ThriftType.Struct, columns.Count + 1);
        footer.BeginElement();
        footer.Text(4, "schema");
        footer.Int32(5, columns.Count);
        footer.End();
        foreach (var column in columns)
        {
            footer.BeginElement();
            footer.Int32(1, (int)column.Type);
            footer.Int32(3, column.IsOptional ? 1 : 0);
            footer.Text(4, column.Name);
            if (column.TimeUnit != ParquetTimeUnit.None)
            {
                WriteTimestampType(footer, column.TimeUnit);
            }

            footer.End();
        }
    }

    // Older readers know the converted type, which has no nanoseconds.
    private static void WriteTimestampType(ThriftWriter footer, ParquetTimeUnit unit)
    {
        if (unit != ParquetTimeUnit.Nanoseconds)
        {
            footer.Int32(6, unit == ParquetTimeUnit.Milliseconds ? 9 : 10);
        }

        footer.Begin(10);
        footer.Begin(8);
        footer.Bool(1, true);
        footer.Begin(2);
        footer.Begin(unit switch
        {
            ParquetTimeUnit.Milliseconds => 1,
            ParquetTimeUnit.Microseconds => 2,
            _ => 3,
        });
        footer.End();
        footer.End();
        footer.End();
        footer.End();
    }

    private static void WriteRowGroup(
        ThriftWriter footer, IReadOnlyList<ParquetColumn> columns, int rows, WrittenChunk[] chunks, ParquetCodec codec)
    {
        footer.BeginElement();
        footer.List(1, ThriftType.Struct, chunks.Length);
        for (var i = 0; i < chunks.Length; i++)
        {
            footer.BeginElement();
            footer.Int64(2, chunks[i].Offset);
            footer.Begin(3);
            WriteChunk(footer, columns[i], rows, chunks[i], codec);
            footer.End();
            footer.End();
        }

        footer.Int64(2, chunks.Sum(chunk => chunk.UncompressedSize));
        footer.Int64(3, rows);
        footer.End();
    }

    private static void WriteChunk(ThriftWriter footer, ParquetColumn column, int rows, WrittenChunk chunk, ParquetCodec codec)
    {
        footer.Int32(1, (int)column.Type);
        ParquetEncoding[] encodings =
            chunk.HasDictionary ? [ParquetEncoding.Plain, ParquetEncoding.Rle, chunk.Encoding] : [ParquetEncoding.Rle, chunk.Encoding];
        footer.List(2, ThriftType.Int32, encodings.Length);
        foreach (var encoding in encodings)
        {
            footer.ElementInt32((int)encoding);
        }

        footer.List(3, ThriftType.Binary, 1);
        footer.ElementText(column.Name);
        footer.Int32(4, (int)codec);
        footer.Int64(5, rows);
        footer.Int64(6, chunk.UncompressedSize);
        footer.Int64(7, chunk.Size);
        footer.Int64(9, chunk.DataOffset);
        if (chunk.HasDictionary)
        {
            footer.Int64(11, chunk.Offset);
        }

        footer.Begin(12);
        footer.Int64(3, chunk.Statistics.NullCount ?? 0);
        if (chunk.Statistics is { Min: { } min, Max: { } max })
        {
            footer.Binary(5, max);
            footer.Binary(6, min);
        }

        footer.End();
    }

    // Says that minima and maxima are meant in the order of each type.
    private static void WriteColumnOrders(ThriftWriter footer, int count)
    {
        footer.List(7, ThriftType.Struct, count);
        for (var i = 0; i < count; i++)
        {
            footer.BeginElement();
            footer.Begin(1);
            footer.End();
            footer.End();
        }
    }
}
