using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Tests.MarketData.Datasets;

public sealed class InMemoryDatasetTests
{
    private static readonly ProductId Btc = ProductId.Parse("BTC-USD");
    private static readonly ProductId Eth = ProductId.Parse("ETH-USD");

    [Fact]
    public void ReadNext_SeriesOverTwoMonths_ReturnsOneMonthAtAStep()
    {
        using var cursor = TestMarket.TwoProducts().OpenCandles(Eth, Interval.OneHour, Timestamp.MinValue, Timestamp.MaxValue);
        var into = new CandleColumns();

        Assert.True(cursor.ReadNext(into));
        Assert.Equal([100.0, 101.0], into.Close[..into.Count]);
        Assert.True(cursor.ReadNext(into));
        Assert.Equal([102.0, 103.0], into.Close[..into.Count]);
        Assert.Equal(Timestamp.Utc(2024, 2, 1).UnixMs, into.OpenTimeMs[0]);
        Assert.False(cursor.ReadNext(into));
        Assert.Equal(0, into.Count);
    }

    [Fact]
    public void OpenCandles_Range_IncludesFromAndExcludesTo()
    {
        using var cursor = TestMarket.TwoProducts().OpenCandles(
            Eth, Interval.QuarterHour, Timestamp.Utc(2024, 1, 31, 23, 15), Timestamp.Utc(2024, 1, 31, 23, 45));
        var into = new CandleColumns();

        Assert.True(cursor.ReadNext(into));
        Assert.Equal([101.0, 102.0], into.Close[..into.Count]);
        Assert.False(cursor.ReadNext(into));
    }

    [Fact]
    public void OpenCandles_UnknownProduct_NamesItAndWhatThereIs()
    {
        var error = Assert.Throws<InputException>(() => TestMarket.TwoProducts().OpenCandles(
            ProductId.Parse("SOL-USD"), Interval.OneHour, Timestamp.MinValue, Timestamp.MaxValue));

        Assert.Equal("product: 'SOL-USD' is not in the dataset; it has BTC-USD, ETH-USD", error.Message);
    }

    [Fact]
    public void OpenCandles_UnknownInterval_NamesItAndWhatThereIs()
    {
        var error = Assert.Throws<InputException>(() => TestMarket.TwoProducts().OpenCandles(
            Eth, Interval.OneMinute, Timestamp.MinValue, Timestamp.MaxValue));

        Assert.Equal("interval: the dataset has no 1m candles of ETH-USD; it has 15m, 1h", error.Message);
    }

    [Fact]
    public void OpenQuotes_QuotesOverTwoMonths_ReturnsOneMonthAtAStep()
    {
        using var cursor = TestMarket.TwoProducts().OpenQuotes(Btc, Timestamp.MinValue, Timestamp.Utc(2024, 2, 1, 0, 1));
        var into = new QuoteColumns();

        Assert.NotNull(cursor);
        Assert.True(cursor.ReadNext(into));
        Assert.Equal(new Quote(Timestamp.Utc(2024, 1, 31, 23, 59), 99.5, 100.5, 2, 3), into[0]);
        Assert.True(cursor.ReadNext(into));
        Assert.Equal(1, into.Count);
        Assert.Equal(Timestamp.Utc(2024, 2, 1), into[0].At);
        Assert.False(cursor.ReadNext(into));
    }

    [Fact]
    public void OpenQuotes_ProductWithoutQuotes_IsNull() =>
        Assert.Null(TestMarket.TwoProducts().OpenQuotes(Eth, Timestamp.MinValue, Timestamp.MaxValue));

    [Fact]
    public void Manifest_TwoProducts_ListsProductsByIdAndIntervalsFinestFirst()
    {
        var manifest = TestMarket.TwoProducts().Manifest;

        Assert.Equal(["BTC-USD", "ETH-USD"], manifest.Products.Select(p => p.Product.Id.Value));
        Assert.Equal([Interval.QuarterHour, Interval.OneHour], manifest.Products[1].Candles.Select(c => c.Interval));
        var hours = manifest.Get(Eth, Interval.OneHour);
        Assert.Equal(Timestamp.Utc(2024, 1, 31, 22), hours.First);
        Assert.Equal(Timestamp.Utc(2024, 2, 1, 1), hours.Last);
        Assert.Equal(4, hours.Rows);
        Assert.Equal(
            ["candles/coinbase/ETH-USD/1h/2024-01.parquet", "candles/coinbase/ETH-USD/1h/2024-02.parquet"],
            hours.Files.Select(f => f.Path));
        Assert.Equal("quotes/coinbase/BTC-USD/2024-02.parquet", manifest.Products[0].Quotes!.Files[1].Path);
    }

    [Fact]
    public void Id_OneVolumeChanged_Changes()
    {
        var one = TestMarket.Candles(Timestamp.Utc(2024, 1, 1), Interval.OneHour, 3);
        var other = TestMarket.Candles(Timestamp.Utc(2024, 1, 1), Interval.OneHour, 3);
        Assert.Equal(IdOf(one), IdOf(other));

        other.Volume[1] += 1e-8;

        Assert.NotEqual(IdOf(one), IdOf(other));

        static string IdOf(CandleColumns candles) => new InMemoryDataset(
            "test", [new InMemoryProduct(TestMarket.ProductOf("BTC-USD"), [new(Btc, Interval.OneHour, candles)])]).Id;
    }
}
