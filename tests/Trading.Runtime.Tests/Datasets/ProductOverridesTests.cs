using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class ProductOverridesTests : IDisposable
{
    private static readonly Product Inferred = TestSeries.ProductOf(TestSeries.Btc) with { IsInferred = true };

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Apply_OwnEntryAndDefault_OwnGoesFirstMemberByMember()
    {
        var overrides = Load("""
            {
              // for every product
              "*": { "baseIncrement": 0.000000000001, "minNotional": 5 },
              "BTC-USD": { "minNotional": 10, "listedAt": "2015-07-20" },
            }
            """);

        var btc = overrides.Apply(Inferred);
        var eth = overrides.Apply(Inferred with { Id = TestSeries.Eth });

        Assert.Equal(0.000000000001m, btc.BaseIncrement.Value);
        Assert.Equal(new Money(10), btc.MinNotional);
        Assert.Equal(Timestamp.Utc(2015, 7, 20), btc.ListedAt);
        Assert.Equal(0.01m, btc.PriceIncrement.Value);
        Assert.Equal(new Money(5), eth.MinNotional);
        Assert.Null(eth.ListedAt);
    }

    [Fact]
    public void Apply_AllIncrementsGiven_IsNoLongerInferred()
    {
        var all = Load("""{ "*": { "priceIncrement": 0.1, "baseIncrement": 0.2, "quoteIncrement": 0.3 } }""").Apply(Inferred);
        var some = Load("""{ "*": { "priceIncrement": 0.1, "baseIncrement": 0.2 } }""").Apply(Inferred);

        Assert.False(all.IsInferred);
        Assert.Equal((0.1m, 0.2m, 0.3m), (all.PriceIncrement.Value, all.BaseIncrement.Value, all.QuoteIncrement.Value));
        Assert.True(some.IsInferred);
    }

    [Theory]
    [InlineData("{", "not JSON: ")]
    [InlineData("[]", "Array found; expected an object")]
    [InlineData("{\"btc\": {}}", "'btc' is not a product; expected BASE-QUOTE in capitals, such as BTC-USD")]
    [InlineData("{\"BTC-USD\": 5}", "BTC-USD: Number found; expected an object")]
    [InlineData("{\"BTC-USD\": {\"tick\": 1}}", "BTC-USD.tick: unknown; expected priceIncrement, baseIncrement, quoteIncrement, minNotional or listedAt")]
    [InlineData("{\"BTC-USD\": {\"priceIncrement\": 0}}", "BTC-USD.priceIncrement: 0 found; expected a positive number")]
    [InlineData("{\"BTC-USD\": {\"baseIncrement\": \"1\"}}", "BTC-USD.baseIncrement: \"1\" found; expected a positive number")]
    [InlineData("{\"BTC-USD\": {\"listedAt\": \"soon\"}}", "BTC-USD.listedAt: \"soon\" found; expected an ISO-8601 time")]
    public void Load_BadFile_NamesFileAndField(string json, string message) => Assert.StartsWith(
        $"{_temp["products.json"]}: {message}", Assert.Throws<InputException>(() => Load(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_MissingFile_SaysSo() => Assert.Equal(
        $"{_temp["none"]}: does not exist; expected a JSON file of product metadata",
        Assert.Throws<InputException>(() => ProductOverrides.Load(_temp["none"])).Message);

    [Fact]
    public void Run_ImportWithOverrides_PutsThemInTheManifest()
    {
        var csv = _temp.Write("candles/coinbase/BTC-USD/1h.csv", TestSeries.Csv(Timestamp.Utc(2024, 1, 1), Interval.OneHour, 3));

        DatasetImporter.Run(new()
        {
            Sources = [csv],
            Target = _temp["out"],
            Overrides = Load("""{ "*": { "baseIncrement": 0.000000000001 } }"""),
        });

        var product = FolderDataset.Open(_temp["out"]).Manifest.Get(TestSeries.Btc).Product;
        Assert.Equal(0.000000000001m, product.BaseIncrement.Value);
        Assert.Equal(0.01m, product.PriceIncrement.Value);
        Assert.True(product.IsInferred);
    }

    private ProductOverrides Load(string json) => ProductOverrides.Load(_temp.Write("products.json", json));
}
