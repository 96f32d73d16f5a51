using System.Runtime.InteropServices;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Reads the columns of a flat Parquet file: integers, times, floats, doubles and integer decimals; PLAIN, dictionary, delta and
/// byte-stream-split values in pages of both versions; uncompressed, Snappy, Gzip or Brotli. Only the footer and the columns
/// asked for are read. Whatever is wrong with the file is an <see cref="InputException"/> that names it.
/// </summary>
public sealed class ParquetReader
{
    private readonly ParquetSource _source;
    private readonly ParquetBuffers _buffers;
    private readonly ParquetFooter _footer;

    private ParquetReader(ParquetSource source, string name, ParquetBuffers? buffers)
    {
        _source = source;
        _buffers = buffers ?? new ParquetBuffers();
        Name = name;
        _footer = Guarded(() => FooterReader.Read(source, ref _buffers.Footer));
    }

    /// <summary>What errors call the file.</summary>
    public string Name { get; }

    /// <summary>The leaf columns, also those that this codec cannot read.</summary>
    public IReadOnlyList<ParquetColumn> Columns => _footer.Columns;

    public IReadOnlyList<ParquetRowGroup> RowGroups => _footer.RowGroups;

    public long RowCount => _footer.RowCount;

    /// <summary>Opens a file in memory, which must stay as it is while it is read.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="buffers">Memory to reuse, for one reader at a time.</param>
    public static ParquetReader Open(ReadOnlyMemory<byte> file, string name, ParquetBuffers? buffers = null) =>
        new(new ParquetSource(file), name, buffers);

    /// <summary>Opens a file in a stream that can seek and stays open while it is read.</summary>
    /// <param name="file">The stream; the file fills it from its first byte to its last.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="buffers">Memory to reuse, for one reader at a time.</param>
    public static ParquetReader Open(Stream file, string name, ParquetBuffers? buffers = null) =>
        new(new ParquetSource(file), name, buffers);

    /// <summary>The index of a column by name, whatever its case; -1 if there is none.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i].Name, column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Appends a column of a row group as integers, as they are stored; a 96-bit time in nanoseconds since 1970.</summary>
    public void ReadInt64(int rowGroup, int column, ParquetValues<long> into)
    {
        var rows = RowGroups[rowGroup].RowCount;
        var target = into.Room(rows, out var defined);
        into.Added(rows, Read(rowGroup, column, target, defined, toDouble: false));
    }

    /// <summary>Appends a column of a row group as times in milliseconds since 1970-01-01 UTC, whatever unit it is stored in.</summary>
    public void ReadTimeMs(int rowGroup, int column, ParquetValues<long> into)
    {
        var start = into.Count;
        var rows = RowGroups[rowGroup].RowCount;
        var target = into.Room(rows, out var defined);
        var nulls = Read(rowGroup, column, target, defined, toDouble: false);
        ToMilliseconds(column, target);
        into.Added(rows, nulls);
    }

    /// <summary>Appends a column of a row group as doubles; integers and decimals are converted, nulls become NaN.</summary>
    public void ReadDouble(int rowGroup, int column, ParquetValues<double> into)
    {
        var rows = RowGroups[rowGroup].RowCount;
        var target = MemoryMarshal.Cast<double, long>(into.Room(rows, out var defined));
        into.Added(rows, Read(rowGroup, column, target, defined, toDouble: true));
    }

    /// <summary>
    /// The range of a time column in a row group by the file's statistics, without reading it. False where the file does not say,
    /// or where the column's unit is only to be guessed from its values.
    /// </summary>
    public bool TryGetTimeRange(int rowGroup, int column, out Timestamp min, out Timestamp max)
    {
        var unit = Columns[column].TimeUnit;
        var statistics = RowGroups[rowGroup].Chunks[column].Statistics;
        (min, max) = (default, default);
        if (unit == ParquetTimeUnit.None || statistics is not { Min: { } first, Max: { } last } || first > last)
        {
            return false;
        }

        (min, max) = Guarded(() => (
            new Timestamp(TimeUnits.ToMilliseconds(first, unit)), new Timestamp(TimeUnits.ToMilliseconds(last, unit))));
        return true;
    }

    /// <summary>Turns what a time column holds into milliseconds, in place. A bare integer's unit is told by the first one's size.</summary>
    internal void ToMilliseconds(int column, Span<long> times)
    {
        var unit = Columns[column].TimeUnit;
        if (unit == ParquetTimeUnit.None)
        {
            // Nulls are zeros here, and zero is the same instant in every unit.
            var first = times.IndexOfAnyExcept(0L);
            unit = first < 0 ? ParquetTimeUnit.Milliseconds : TimeUnits.Guess(times[first]);
        }

        try
        {
            TimeUnits.ToMilliseconds(times, unit);
        }
        catch (InvalidDataException error)
        {
            throw Failed(error);
        }
    }

    /// <summary>Begins to read a column of a row group, with the buffers kept for <paramref name="slot"/>.</summary>
    internal ColumnCursor OpenColumn(int slot, int rowGroup, int column, bool toDouble)
    {
        var group = RowGroups[rowGroup];
        var cursor = _buffers.Cursor(slot);
        cursor.Open(_source, Columns[column], group.Chunks[column], group.RowCount, toDouble);
        return cursor;
    }

    internal InputException Failed(InvalidDataException error) => new($"{Name}: {error.Message}", error);

    private int Read(int rowGroup, int column, Span<long> target, Span<bool> defined, bool toDouble)
    {
        var (position, nulls) = (0, 0);
        try
        {
            var cursor = OpenColumn(0, rowGroup, column, toDouble);
            while (cursor.NextPage())
            {
                cursor.Decompress();
                nulls += cursor.Decode(target[position..], defined[position..]);
                position += cursor.PageValues;
            }
        }
        catch (InvalidDataException error)
        {
            throw Failed(error);
        }

        return nulls;
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException error)
        {
            throw Failed(error);
        }
    }
}
