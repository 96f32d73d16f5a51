using Trading.Core.Market;

namespace Trading.Core.MarketData.Parquet;

/// <summary>
/// Writes quotes as Parquet: <c>time</c> (UTC, milliseconds) and <c>bid</c>, <c>ask</c>, <c>bid_size</c>, <c>ask_size</c> and
/// <c>depth_notional</c> as doubles, null where the source gave none.
/// </summary>
public static class QuoteParquetWriter
{
    /// <summary>The columns after the time, in the order of the file.</summary>
    internal static readonly string[] Names = ["bid", "ask", "bid_size", "ask_size", "depth_notional"];

    private static readonly ParquetColumn[] Columns =
        [ParquetColumn.TimeMs("time"), .. Names.Select(name => ParquetColumn.Double(name, isOptional: true))];

    /// <summary>Writes a whole file. The same quotes give the same bytes.</summary>
    /// <param name="file">Where it goes; it stays open.</param>
    /// <param name="quotes">Sorted by time, none twice.</param>
    /// <param name="options">How values are written; the defaults decode fastest.</param>
    public static void Write(Stream file, QuoteColumns quotes, ParquetWriterOptions? options = null)
    {
        options ??= ParquetWriterOptions.Default;
        var writer = new ParquetWriter(file, Columns, options);
        for (var start = 0; start < quotes.Count; start += options.RowGroupSize)
        {
            var rows = Math.Min(options.RowGroupSize, quotes.Count - start);
            writer.BeginRowGroup(rows);
            writer.Write(quotes.AtMs.AsSpan(start, rows));
            writer.Write(quotes.Bid.AsSpan(start, rows));
            writer.Write(quotes.Ask.AsSpan(start, rows));
            writer.Write(quotes.BidSize.AsSpan(start, rows));
            writer.Write(quotes.AskSize.AsSpan(start, rows));
            writer.Write(quotes.DepthNotional.AsSpan(start, rows));
        }

        writer.Finish();
    }
}
