using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Core.Tests.MarketData.Synthetic;

public class SyntheticDatasetTests
{
    private static readonly SyntheticMarketOptions Options = SyntheticMarketOptions.Evidence(
        9, new PlantedEdge { Kind = PlantedEdgeKind.Momentum, DriftBps = 120.5 }) with
    {
        To = Timestamp.Utc(2024, 2, 15),
    };

    [Fact]
    public void ToDataset_Manifest_SaysThatItIsMadeUpAndFromWhat()
    {
        var manifest = new SyntheticMarket(Options).ToDataset().Manifest;

        Assert.True(manifest.IsSynthetic);
        Assert.Equal("synthetic", manifest.Venue);
        Assert.Equal("synthetic market, seed 9, a planted momentum edge of 120.5 bps over 24 h", manifest.Synthetic!.Label);
        Assert.Equal("9", manifest.Synthetic.Parameters["seed"]);
        Assert.Equal("2024-02-15T00:00:00Z", manifest.Synthetic.Parameters["to"]);
        Assert.Contains("driftBps 120.5", manifest.Synthetic.Parameters["edge.0"], StringComparison.Ordinal);
        Assert.Contains("beta 1.6", manifest.Synthetic.Parameters["product.ADA-USD"], StringComparison.Ordinal);
        Assert.Contains("meanHours 36", manifest.Synthetic.Parameters["regime.Crash"], StringComparison.Ordinal);
    }

    [Fact]
    public void Origin_WithoutAnEdge_SaysSo() =>
        Assert.Equal("synthetic market, seed 9, no edge", new SyntheticMarket(Options with { Edges = [] }).Origin.Label);

    [Fact]
    public void ToDataset_Twice_HasOneId()
    {
        var one = new SyntheticMarket(Options).ToDataset();
        var reordered = new SyntheticMarket(Options with { Products = [.. Options.Products.Reverse()] }).ToDataset();

        Assert.Equal(one.Id, reordered.Id);
        Assert.NotEqual(one.Id, new SyntheticMarket(Options with { Seed = 10 }).ToDataset().Id);
        Assert.NotEqual(one.Id, new SyntheticMarket(Options).ToDataset(withQuotes: false).Id);
    }

    [Fact]
    public void ToDataset_OpenCandles_GivesWhatTheCursorGives()
    {
        var market = new SyntheticMarket(Options);
        var expected = SyntheticStatistics.ReadAll(market, "SOL-USD");
        var from = Timestamp.Utc(2024, 1, 31);
        using var cursor = market.ToDataset().OpenCandles(ProductId.Parse("SOL-USD"), Interval.QuarterHour, from, Options.To);
        var month = new CandleColumns();

        Assert.True(cursor.ReadNext(month));

        Assert.Equal(expected[expected.LowerBound(from)], month[0]);
    }

    [Fact]
    public void ToDataset_OpenQuotes_IsThereOnlyIfAskedFor()
    {
        var market = new SyntheticMarket(Options);
        var id = ProductId.Parse("BTC-USD");

        using var quotes = market.ToDataset().OpenQuotes(id, Options.From, Options.To);

        Assert.NotNull(quotes);
        Assert.Null(market.ToDataset(withQuotes: false).OpenQuotes(id, Options.From, Options.To));
    }
}
