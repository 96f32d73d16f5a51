using Trading.Core.Market;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Reads quotes from Parquet files as <see cref="QuoteParquetWriter"/> writes them: <c>time</c>, <c>bid</c> and <c>ask</c>, and
/// where there are any <c>bid_size</c>, <c>ask_size</c> and <c>depth_notional</c>. They come in the file's order and unchecked.
/// Serves one read at a time.
/// </summary>
public sealed class QuoteParquetReader
{
    private const int RequiredColumns = 2;

    private readonly ParquetBuffers _buffers = new();
    private readonly ParquetValues<long> _times = new();
    private readonly ParquetValues<double> _values = new();

    /// <summary>Appends the quotes of a file; returns how many.</summary>
    /// <param name="file">A stream that can seek.</param>
    /// <param name="name">What errors call the file.</param>
    /// <param name="into">Where quotes are appended.</param>
    /// <exception cref="InputException">The file is broken, lacks a column, or a quote lacks its time.</exception>
    public int Read(Stream file, string name, QuoteColumns into)
    {
        var parquet = ParquetReader.Open(file, name, _buffers);
        var time = Find(parquet, "time", isRequired: true);
        var columns = QuoteParquetWriter.Names.Select((column, i) => Find(parquet, column, i < RequiredColumns)).ToArray();
        var count = 0;
        for (var group = 0; group < parquet.RowGroups.Count; group++)
        {
            count += ReadGroup(parquet, group, time, columns, into);
        }

        return count;
    }

    private static int Find(ParquetReader file, string column, bool isRequired)
    {
        var index = file.IndexOf(column);
        return index >= 0 || !isRequired ? index : throw new InputException(
            $"{file.Name}: no column is called {column}; it has {string.Join(", ", file.Columns.Select(c => c.Name))}");
    }

    private int ReadGroup(ParquetReader file, int group, int time, int[] columns, QuoteColumns into)
    {
        _times.Clear();
        file.ReadTimeMs(group, time, _times);
        if (_times.NullCount > 0)
        {
            throw new InputException($"{file.Name}: row group {group}: a time is null; a quote needs one");
        }

        var (start, rows) = (into.Count, _times.Count);
        into.EnsureCapacity(start + rows);
        _times.Values.CopyTo(into.AtMs.AsSpan(start));
        double[][] targets = [into.Bid, into.Ask, into.BidSize, into.AskSize, into.DepthNotional];
        for (var i = 0; i < columns.Length; i++)
        {
            Fill(file, group, columns[i], targets[i].AsSpan(start, rows));
        }

        into.SetCount(start + rows);
        return rows;
    }

    private void Fill(ParquetReader file, int group, int column, Span<double> target)
    {
        if (column < 0)
        {
            target.Fill(double.NaN);
            return;
        }

        _values.Clear();
        file.ReadDouble(group, column, _values);
        _values.Values.CopyTo(target);
    }
}
