using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class DefaultDatasetTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Find_NothingThere_IsNull() => Assert.Null(DefaultDataset.Find(_temp["data"]));

    [Fact]
    public void Find_TheSyntheticOneAndThenAnImportedOne_PrefersWhatWasImported()
    {
        _temp.Write($"data/synthetic/{DatasetPaths.Manifest}", "{}");
        Assert.Equal(_temp["data/synthetic"], DefaultDataset.Find(_temp["data"]));
        _temp.Write($"data/{DatasetPaths.Manifest}", "{}");
        Assert.Equal(_temp["data"], DefaultDataset.Find(_temp["data"]));
    }

    [Fact]
    public void Outline_OfTheMarketToBe_HasItsProductsAndRange()
    {
        var outline = DefaultDataset.Outline().Manifest;
        Assert.Equal(DefaultDataset.ProductCount, outline.Products.Length);
        Assert.All(outline.Products, p =>
        {
            var candles = Assert.Single(p.Candles);
            Assert.Equal(
                (Interval.QuarterHour, Timestamp.Utc(2024, 1, 1), Timestamp.Utc(2025, 12, 31, 23, 45)), (candles.Interval, candles.First, candles.Last));
        });
    }
}
