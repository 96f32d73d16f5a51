namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Writes a flat Parquet file of 64-bit integers, times and doubles, one row group after the other. The same input gives the same bytes.
/// Call <see cref="BeginRowGroup"/>, then <c>Write</c> once for each column in the schema's order, and <see cref="Finish"/> at the end:
/// a file that is not finished cannot be read.
/// </summary>
public sealed class ParquetWriter
{
    private readonly IReadOnlyList<ParquetColumn> _columns;
    private readonly ParquetWriterOptions _options;
    private readonly ChunkWriter _file;
    private readonly List<(int Rows, WrittenChunk[] Chunks)> _groups = [];
    private WrittenChunk[] _chunks = [];
    private int _rows;
    private int _next;
    private bool _isFinished;

    /// <summary>Begins a file.</summary>
    /// <param name="file">Where it goes, from the stream's current position on.</param>
    /// <param name="columns">INT64 columns, required, with or without a time unit; DOUBLE columns, required or optional.</param>
    /// <param name="options">How values are written.</param>
    public ParquetWriter(Stream file, IReadOnlyList<ParquetColumn> columns, ParquetWriterOptions? options = null)
    {
        _options = options ?? ParquetWriterOptions.Default;
        _columns = columns;
        _next = columns.Count;
        Check(columns, _options);
        _file = new ChunkWriter(file, _options.Codec);
        _file.WriteRaw(FooterReader.Magic);
    }

    public void BeginRowGroup(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        if (_isFinished || _next < _columns.Count)
        {
            throw new InvalidOperationException("The file is finished, or the last row group lacks columns.");
        }

        (_rows, _next, _chunks) = (rows, 0, new WrittenChunk[_columns.Count]);
    }

    /// <summary>Writes the next column, one of integers or times in the column's unit.</summary>
    public void Write(ReadOnlySpan<long> values)
    {
        CheckNext(ParquetPhysicalType.Int64, values.Length);
        Add(_file.WriteIntegers(values));
    }

    /// <summary>Writes the next column, one of doubles. In an optional column NaN stands for null.</summary>
    public void Write(ReadOnlySpan<double> values)
    {
        var column = CheckNext(ParquetPhysicalType.Double, values.Length);
        Add(_file.WriteDoubles(values, column.IsOptional, _options.DoubleEncoding));
    }

    /// <summary>Writes the footer. The stream stays open.</summary>
    public void Finish()
    {
        if (_isFinished || _next < _columns.Count)
        {
            throw new InvalidOperationException("The file is finished, or the last row group lacks columns.");
        }

        _isFinished = true;
        FooterWriter.Write(_file, _columns, _groups, _options.Codec);
    }

    private void Add(WrittenChunk chunk)
    {
        _chunks[_next++] = chunk;
        if (_next == _columns.Count)
        {
            _groups.Add((_rows, _chunks));
        }
    }

    private ParquetColumn CheckNext(ParquetPhysicalType type, int count)
    {
        if (_next >= _columns.Count)
        {
            throw new InvalidOperationException("No row group has been begun, or all its columns are written.");
        }

        var column = _columns[_next];
        return column.Type == type && count == _rows
            ? column
            : throw new ArgumentException($"Column {column.Name} is {column.Type} with {_rows} rows; {count} values of {type} were given.");
    }

    private static void Check(IReadOnlyList<ParquetColumn> columns, ParquetWriterOptions options)
    {
        if (columns.Count == 0)
        {
            throw new ArgumentException("A file needs a column.", nameof(columns));
        }

        foreach (var column in columns)
        {
            var isTime = column.TimeUnit is ParquetTimeUnit.Milliseconds or ParquetTimeUnit.Microseconds or ParquetTimeUnit.Nanoseconds;
            var isWritable = column.IsFlat && column.DecimalScale == 0 && column.Type switch
            {
                ParquetPhysicalType.Int64 => !column.IsOptional && (isTime || column.TimeUnit == ParquetTimeUnit.None),
                ParquetPhysicalType.Double => column.TimeUnit == ParquetTimeUnit.None,
                _ => false,
            };
            if (!isWritable)
            {
                throw new ArgumentException($"Column {column} cannot be written.", nameof(columns));
            }
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.RowGroupSize, nameof(options));
        if (options.Codec is not (ParquetCodec.Uncompressed or ParquetCodec.Snappy or ParquetCodec.Gzip))
        {
            throw new ArgumentException($"Writing with {options.Codec} is not supported.", nameof(options));
        }

        if (options.DoubleEncoding is not (ParquetEncoding.Plain or ParquetEncoding.ByteStreamSplit or ParquetEncoding.RleDictionary))
        {
            throw new ArgumentException($"Writing doubles as {options.DoubleEncoding} is not supported.", nameof(options));
        }
    }
}
