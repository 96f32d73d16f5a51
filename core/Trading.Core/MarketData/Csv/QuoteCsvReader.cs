using System.Text;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Csv;

/// <summary>
/// Reads quotes from CSV, plain or gzip: either instants (<c>time,bid,ask,...</c>) or bars
/// (<c>time,bid_close,ask_close,...</c>), whose closes are known only when the bar ends and are stamped so.
/// </summary>
public static class QuoteCsvReader
{
    private const int BidColumn = 0;
    private const string BidOfBars = "bid_close";

    private static readonly CsvColumn[] Columns =
    [
        new("bid", [BidOfBars, "bid", "best_bid", "bid_price", "b"]),
        new("ask", ["ask_close", "ask", "best_ask", "ask_price", "a"]),
        new("bid_size", ["bid_size", "bid_close_size", "best_bid_size", "bid_qty"], IsRequired: false),
        new("ask_size", ["ask_size", "ask_close_size", "best_ask_size", "ask_qty"], IsRequired: false),
        new("depth_notional", ["depth_notional"], IsRequired: false),
    ];

    /// <summary>Whether a CSV stream's header is one of quotes: it names a bid and an ask.</summary>
    /// <param name="stream">Disposed.</param>
    /// <param name="source">How errors name the stream, such as its path.</param>
    /// <exception cref="InputException">Damaged compression or an endless line.</exception>
    public static bool IsQuotes(Stream stream, string source)
    {
        using var lines = new CsvLines(stream, source);
        if (!lines.TryRead(out var line))
        {
            return false;
        }

        var names = Encoding.UTF8.GetString(line).Split((char)CsvHeader.SeparatorOf(line));
        return CsvHeader.Has(names, Columns[0]) && CsvHeader.Has(names, Columns[1]);
    }

    /// <summary>Appends all quotes of a file in its order.</summary>
    /// <param name="stream">Disposed.</param>
    /// <param name="source">How errors name the stream, such as its path.</param>
    /// <param name="barInterval">Length of a bar; null: the most common step between rows. Unused for instants.</param>
    /// <param name="lines">The line of each row, or null if nobody asks.</param>
    /// <exception cref="InputException">Empty input, a header without bid and ask, a row that cannot be read, or bars whose length cannot be told.</exception>
    public static void Read(Stream stream, string source, QuoteColumns into, Interval? barInterval = null, List<long>? lines = null)
    {
        using var table = new CsvTableReader(stream, source, Columns);
        var start = into.Count;
        var values = table.Values;
        while (table.ReadRow())
        {
            into.Append(new Quote(new(table.TimeMs), values[0], values[1], values[2], values[3], values[4]));
            lines?.Add(table.Line);
        }

        if (table.NameOf(BidColumn) == BidOfBars)
        {
            StampAtEnd(into, start, source, barInterval);
        }
    }

    private static void StampAtEnd(QuoteColumns quotes, int start, string source, Interval? barInterval)
    {
        var interval = barInterval
            ?? IntervalInference.MostCommonStep(quotes.AtMs.AsSpan(start, quotes.Count - start))
            ?? throw new InputException($"{source}: the length of its bars cannot be told from {quotes.Count - start} rows; name the interval");
        for (var i = start; i < quotes.Count; i++)
        {
            quotes.AtMs[i] += interval.Ms;
        }
    }
}
