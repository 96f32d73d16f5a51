using Trading.Core.Market;

namespace Trading.Core.MarketData.Csv;

/// <summary>
/// Writes quotes as CSV: <c>time,bid,ask,bid_size,ask_size,depth_notional</c>, epoch milliseconds, each number the
/// shortest text that reads back as the same double, nothing where a value is missing.
/// </summary>
public sealed class QuoteCsvWriter : IDisposable
{
    private readonly CsvRowWriter _rows;

    /// <param name="stream">Left open.</param>
    public QuoteCsvWriter(Stream stream) =>
        _rows = new CsvRowWriter(stream, "time,bid,ask,bid_size,ask_size,depth_notional"u8);

    public void Write(QuoteColumns quotes)
    {
        for (var i = 0; i < quotes.Count; i++)
        {
            _rows.Time(quotes.AtMs[i]);
            _rows.Number(quotes.Bid[i]);
            _rows.Number(quotes.Ask[i]);
            _rows.Number(quotes.BidSize[i]);
            _rows.Number(quotes.AskSize[i]);
            _rows.Number(quotes.DepthNotional[i]);
            _rows.End();
        }
    }

    /// <summary>Flushes what is buffered.</summary>
    public void Dispose() => _rows.Dispose();
}
