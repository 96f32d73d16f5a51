using Trading.Core.MarketData.Parquet;

namespace Trading.Core.Tests.MarketData.Parquet;

/// <summary>A column of a file that a test spells out page by page, also in ways that our writer never writes.</summary>
internal sealed record TestColumn(string Name, ParquetPhysicalType Type, params TestPage[] Pages)
{
    public bool IsOptional { get; init; }

    public int? Converted { get; init; }

    public int? Scale { get; init; }

    /// <summary>1, 2, 3: a timestamp in milliseconds, microseconds, nanoseconds.</summary>
    public int? TimestampUnit { get; init; }

    public ParquetCodec Codec { get; init; }

    public bool HasDictionary { get; init; }

    public (byte[] Min, byte[] Max)? Statistics { get; init; }

    public string? FilePath { get; init; }

    /// <summary>A file with one row group.</summary>
    public static byte[] ToFile(int rows, params TestColumn[] columns)
    {
        var file = new List<byte>("PAR1"u8.ToArray());
        var offsets = new List<(int Start, int Data, int Size)>();
        foreach (var column in columns)
        {
            var start = file.Count;
            var data = start;
            foreach (var page in column.Pages)
            {
                file.AddRange(page.ToBytes(column.Codec));
                data = page.Kind == 2 ? file.Count : data;
            }

            offsets.Add((start, data, file.Count - start));
        }

        var footer = new ThriftWriter();
        footer.BeginElement();
        footer.Int32(1, 2);
        WriteSchema(footer, columns);
        footer.Int64(3, rows);
        footer.List(4, ThriftType.Struct, 1);
        footer.BeginElement();
        footer.List(1, ThriftType.Struct, columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].WriteChunk(footer, rows, offsets[i]);
        }

        footer.Int64(2, file.Count);
        footer.Int64(3, rows);
        footer.End();
        footer.End();
        return [.. file, .. footer.Written, .. BitConverter.GetBytes(footer.Written.Length), .. "PAR1"u8];
    }

    private static void WriteSchema(ThriftWriter footer, TestColumn[] columns)
    {
        footer.List(2, ThriftType.Struct, columns.Length + 1);
        footer.BeginElement();
        footer.Text(4, "root");
        footer.Int32(5, columns.Length);
        footer.End();
        foreach (var column in columns)
        {
            footer.BeginElement();
            footer.Int32(1, (int)column.Type);
            footer.Int32(3, column.IsOptional ? 1 : 0);
            footer.Text(4, column.Name);
            if (column.Converted is { } converted)
            {
                footer.Int32(6, converted);
            }

            if (column.Scale is { } scale)
            {
                footer.Int32(7, scale);
            }

            if (column.TimestampUnit is { } unit)
            {
                footer.Begin(10);
                footer.Begin(8);
                footer.Bool(1, false);
                footer.Begin(2);
                footer.Begin(unit);
                footer.End();
                footer.End();
                footer.End();
                footer.End();
            }

            footer.End();
        }
    }

    private void WriteChunk(ThriftWriter footer, int rows, (int Start, int Data, int Size) at)
    {
        footer.BeginElement();
        if (FilePath is not null)
        {
            footer.Text(1, FilePath);
        }

        footer.Int64(2, at.Start);
        footer.Begin(3);
        footer.Int32(1, (int)Type);
        footer.List(3, ThriftType.Binary, 1);
        footer.ElementText(Name);
        footer.Int32(4, (int)Codec);
        footer.Int64(5, rows);
        footer.Int64(6, at.Size);
        footer.Int64(7, at.Size);
        footer.Int64(9, HasDictionary ? at.Data : at.Start);
        if (HasDictionary)
        {
            footer.Int64(11, at.Start);
        }

        if (Statistics is { } statistics)
        {
            footer.Begin(12);
            footer.Binary(5, statistics.Max);
            footer.Binary(6, statistics.Min);
            footer.End();
        }

        footer.End();
        footer.End();
    }
}
