using System.Runtime.InteropServices;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Reads candles from Parquet files into columns, without an object per candle and, once its buffers have grown, without allocating.
/// The columns are found by name in any case: time, timestamp, open_time or date; open, high, low, close, volume. Others are
/// skipped, unread. Candles come in the file's order and unchecked: validation is somebody else's. Serves one read at a time.
/// </summary>
public sealed class CandleParquetReader
{
    private static readonly string[][] Names =
        [["time", "timestamp", "open_time", "date"], ["open"], ["high"], ["low"], ["close"], ["volume"]];

    private readonly ParquetBuffers _buffers = new();
    private readonly int[] _columns = new int[Names.Length];
    private bool[] _defined = [];

    /// <summary>Appends the candles of a file that open in [<paramref name="from"/>, <paramref name="to"/>); returns how many.</summary>
    /// <param name="file">A stream that can seek.</param>
    /// <param name="name">What errors call the file.</param>
    /// <param name="into">Where candles are appended.</param>
    /// <param name="from">The earliest open time, inclusive; row groups before it are not read.</param>
    /// <param name="to">The latest open time, exclusive; row groups from it on are not read.</param>
    /// <exception cref="InputException">
    /// The file is broken, or lacks a column, or a candle lacks a value; candles of row groups before the bad one have been appended.
    /// </exception>
    public int Read(Stream file, string name, CandleColumns into, Timestamp? from = null, Timestamp? to = null) =>
        Read(ParquetReader.Open(file, name, _buffers), into, from, to);

    /// <summary>The same from a file in memory.</summary>
    public int Read(ReadOnlyMemory<byte> file, string name, CandleColumns into, Timestamp? from = null, Timestamp? to = null) =>
        Read(ParquetReader.Open(file, name, _buffers), into, from, to);

    /// <summary>Opens a file with this reader's buffers, for <see cref="ReadRowGroup"/>.</summary>
    public ParquetReader Open(Stream file, string name) => ParquetReader.Open(file, name, _buffers);

    /// <summary>The same from a file in memory.</summary>
    public ParquetReader Open(ReadOnlyMemory<byte> file, string name) => ParquetReader.Open(file, name, _buffers);

    /// <summary>Appends one row group's candles that open in [<paramref name="from"/>, <paramref name="to"/>); returns how many.</summary>
    public int ReadRowGroup(ParquetReader file, int rowGroup, CandleColumns into, Timestamp? from = null, Timestamp? to = null)
    {
        FindColumns(file);
        return ReadGroup(file, rowGroup, into, from, to);
    }

    private int Read(ParquetReader file, CandleColumns into, Timestamp? from, Timestamp? to)
    {
        FindColumns(file);
        var count = 0;
        for (var group = 0; group < file.RowGroups.Count; group++)
        {
            count += ReadGroup(file, group, into, from, to);
        }

        return count;
    }

    private void FindColumns(ParquetReader file)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            _columns[i] = -1;
            for (var j = 0; j < Names[i].Length && _columns[i] < 0; j++)
            {
                _columns[i] = file.IndexOf(Names[i][j]);
            }

            if (_columns[i] < 0)
            {
                var found = string.Join(", ", file.Columns.Select(column => column.Name));
                throw new InputException($"{file.Name}: no column is called {string.Join(", ", Names[i])}; it has {found}");
            }
        }
    }

    private int ReadGroup(ParquetReader file, int rowGroup, CandleColumns into, Timestamp? from, Timestamp? to)
    {
        var isInside = false;
        if (file.TryGetTimeRange(rowGroup, _columns[0], out var min, out var max))
        {
            if (max < from || min >= to)
            {
                return 0;
            }

            isInside = !(min < from) && !(max >= to);
        }

        var start = into.Count;
        var rows = file.RowGroups[rowGroup].RowCount;
        into.EnsureCapacity(start + rows);
        try
        {
            ReadColumns(file, rowGroup, into, start, rows);
        }
        catch (InvalidDataException error)
        {
            throw file.Failed(error);
        }

        file.ToMilliseconds(_columns[0], into.OpenTimeMs.AsSpan(start, rows));
        var kept = isInside || (from is null && to is null) ? rows : Keep(into, start, rows, from, to);
        into.SetCount(start + kept);
        return kept;
    }

    private void ReadColumns(ParquetReader file, int rowGroup, CandleColumns into, int start, int rows)
    {
        // Prices go in pairs, since two Snappy pages take little longer than one. Volumes hardly compress, times compress best alone.
        var times = into.OpenTimeMs.AsSpan(start, rows);
        ReadPair(file, rowGroup, 1, Bits(into.Open), 2, Bits(into.High));
        ReadPair(file, rowGroup, 3, Bits(into.Low), 4, Bits(into.Close));
        ReadPair(file, rowGroup, 0, times, 5, Bits(into.Volume));

        Span<long> Bits(double[] column) => MemoryMarshal.Cast<double, long>(column.AsSpan(start, rows));
    }

    private void ReadPair(ParquetReader file, int rowGroup, int slot1, Span<long> target1, int slot2, Span<long> target2)
    {
        var first = file.OpenColumn(0, rowGroup, _columns[slot1], toDouble: slot1 > 0);
        var second = file.OpenColumn(1, rowGroup, _columns[slot2], toDouble: slot2 > 0);
        var (position1, position2) = (0, 0);
        while (true)
        {
            var (has1, has2) = (first.NextPage(), second.NextPage());
            if (!has1 && !has2)
            {
                return;
            }

            if (has1 && has2)
            {
                ColumnCursor.DecompressBoth(first, second);
            }
            else
            {
                (has1 ? first : second).Decompress();
            }

            position1 = has1 ? Decode(file, rowGroup, slot1, first, target1, position1) : position1;
            position2 = has2 ? Decode(file, rowGroup, slot2, second, target2, position2) : position2;
        }
    }

    private int Decode(ParquetReader file, int rowGroup, int slot, ColumnCursor cursor, Span<long> target, int position)
    {
        ParquetBuffers.Ensure(ref _defined, cursor.PageValues);
        var defined = _defined.AsSpan(0, cursor.PageValues);
        if (cursor.Decode(target[position..], defined) > 0)
        {
            var row = file.RowGroups.Take(rowGroup).Sum(group => (long)group.RowCount) + position + defined.IndexOf(false) + 1;
            throw new InvalidDataException($"row {row}: '{file.Columns[_columns[slot]].Name}' is null, a candle needs a value");
        }

        return position + cursor.PageValues;
    }

    private static int Keep(CandleColumns candles, int start, int rows, Timestamp? from, Timestamp? to)
    {
        var (first, end) = (from?.UnixMs ?? long.MinValue, to?.UnixMs);
        var (times, open, high, low) = (candles.OpenTimeMs, candles.Open, candles.High, candles.Low);
        var (close, volume) = (candles.Close, candles.Volume);
        var next = start;
        for (var i = start; i < start + rows; i++)
        {
            if (times[i] < first || times[i] >= end)
            {
                continue;
            }

            times[next] = times[i];
            open[next] = open[i];
            high[next] = high[i];
            low[next] = low[i];
            close[next] = close[i];
            volume[next++] = volume[i];
        }

        return next - start;
    }
}
