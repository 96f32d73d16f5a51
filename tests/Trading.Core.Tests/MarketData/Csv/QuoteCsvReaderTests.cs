using System.Text;
using Trading.Core.Market;
using Trading.Core.MarketData.Csv;

namespace Trading.Core.Tests.MarketData.Csv;

public sealed class QuoteCsvReaderTests
{
    private const string Bars = """
        time,bid_open,bid_high,bid_low,bid_close,bid_size,ask_open,ask_high,ask_low,ask_close,ask_size
        1504396800,1,1,1,4642.42,0.14,1,1,1,4649.95,0.4
        1504396860,1,1,1,4645.1,0.01323747,1,1,1,4652.7,0.01
        1504396980,1,1,1,4647.3,,1,1,1,4654.18,0.19
        1504397040,1,1,1,4647.4,1,1,1,1,4654.19,0.2
        """;

    [Fact]
    public void Read_Bars_StampsClosesAtTheEndOfTheirBar()
    {
        var quotes = Read(Bars);

        Assert.Equal(4, quotes.Count);
        Assert.Equal(new Quote(Timestamp.FromUnixSeconds(1504396860), 4642.42, 4649.95, 0.14, 0.4), quotes[0]);
        Assert.Equal(Timestamp.FromUnixSeconds(1504397040), quotes[2].At);
        Assert.True(double.IsNaN(quotes[2].BidSize));
    }

    [Fact]
    public void Read_BarsOfNamedLength_UsesIt() =>
        Assert.Equal(Timestamp.FromUnixSeconds(1504396800 + 300), Read(Bars, Interval.FromMinutes(5))[0].At);

    [Fact]
    public void Read_OneBar_CannotTellItsLength() => Assert.Equal(
        "q.csv: the length of its bars cannot be told from 1 rows; name the interval",
        Assert.Throws<InputException>(() => Read("time,bid_close,ask_close\n1504396800,1,2\n")).Message);

    [Fact]
    public void Read_Instants_KeepsTheirStamps()
    {
        var quotes = Read("ts,best_bid,best_ask\n1504396800123,1,2\n");

        Assert.Equal(new Quote(new Timestamp(1504396800123), 1, 2), quotes[0]);
    }

    [Fact]
    public void Read_MissingBid_NamesIt() => Assert.Equal(
        "q.csv: line 1: header 'time,ask' has no bid; expected one of bid_close, bid, best_bid, bid_price, b",
        Assert.Throws<InputException>(() => Read("time,ask\n1504396800,1\n")).Message);

    [Fact]
    public void Write_Quotes_ReadsBackTheSame()
    {
        var quotes = new QuoteColumns();
        quotes.Append(new Quote(new Timestamp(1504396800123), 0.1 + 0.2, 0.31, 1e-9, double.NaN, 123456.789));
        quotes.Append(new Quote(new Timestamp(1504396801000), 1, 2));
        using var stream = new MemoryStream();
        using (var writer = new QuoteCsvWriter(stream))
        {
            writer.Write(quotes);
        }

        var back = Read(Encoding.UTF8.GetString(stream.ToArray()));

        Assert.Equal(2, back.Count);
        Assert.Equal(quotes[0], back[0]);
        Assert.Equal(quotes[1], back[1]);
    }

    private static QuoteColumns Read(string text, Interval? interval = null)
    {
        var quotes = new QuoteColumns();
        QuoteCsvReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "q.csv", quotes, interval);
        return quotes;
    }
}
