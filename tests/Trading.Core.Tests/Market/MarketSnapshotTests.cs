using Trading.Core.Market;

namespace Trading.Core.Tests.Market;

public class MarketSnapshotTests
{
    [Fact]
    public void Products_GivenInAnyOrder_AreInOrdinalOrderOfIds()
    {
        var snapshot = new MarketSnapshot([Of("SOL-USD"), Of("BTC-USD"), Of("1INCH-USD"), Of("BTC-EUR"), Of("ADA-USD")]);
        Assert.Equal(
            ["1INCH-USD", "ADA-USD", "BTC-EUR", "BTC-USD", "SOL-USD"],
            snapshot.Products.Select(row => row.Product.Id.Value));
        Assert.Equal(5, snapshot.Count);
    }

    [Fact]
    public void IndexOf_KnownAndUnknownProducts_IsTheRowOrMinusOne()
    {
        var snapshot = new MarketSnapshot([Of("SOL-USD"), Of("BTC-USD")]);
        Assert.Equal(0, snapshot.IndexOf(ProductId.Parse("BTC-USD")));
        Assert.Equal(1, snapshot.IndexOf(ProductId.Parse("SOL-USD")));
        Assert.Equal(-1, snapshot.IndexOf(ProductId.Parse("ETH-USD")));
        Assert.Equal(-1, snapshot.IndexOf(default));
    }

    [Fact]
    public void Constructor_SameProductTwice_Throws() =>
        Assert.Throws<ArgumentException>(() => new MarketSnapshot([Of("BTC-USD"), Of("BTC-USD")]));

    [Fact]
    public void Constructor_BeforeTheFirstCandle_KnowsNoPrice()
    {
        var snapshot = new MarketSnapshot([Of("BTC-USD")]);
        var row = snapshot.Products[0];
        Assert.True(double.IsNaN(row.LastPrice) && double.IsNaN(row.Bid) && double.IsNaN(row.Mid));
        Assert.Equal(Timestamp.MinValue, row.LastCandleAt);
        Assert.Equal(VenueHealth.Good, snapshot.Venue);
    }

    [Fact]
    public void BidAndMid_QuoteObserved_ComeFromIt()
    {
        var row = new ProductMarket { LastPrice = 105, Quote = new Quote(default, 100, 102) };
        Assert.Equal((100.0, 101.0), (row.Bid, row.Mid));
    }

    [Fact]
    public void BidAndMid_NoQuoteOrACrossedOne_AreTheLastPrice()
    {
        var row = new ProductMarket { LastPrice = 105, Quote = new Quote(default, 103, 102) };
        Assert.Equal((105.0, 105.0), (row.Bid, row.Mid));
        row.Quote = default;
        Assert.Equal((105.0, 105.0), (row.Bid, row.Mid));
    }

    private static Product Of(string id) =>
        new(ProductId.Parse(id), new Increment(0.01m), new Increment(0.00000001m), new Increment(0.01m), new Money(1));
}
