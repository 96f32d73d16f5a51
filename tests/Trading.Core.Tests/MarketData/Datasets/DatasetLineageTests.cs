using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;

namespace Trading.Core.Tests.MarketData.Datasets;

public sealed class DatasetLineageTests
{
    private static readonly SyntheticMarketOptions Options = SyntheticMarketOptions.Evidence(3) with
    {
        From = Timestamp.Utc(2024, 1, 1),
        To = Timestamp.Utc(2024, 1, 2),
    };

    [Fact]
    public void Of_DatasetThatGrewByADay_StaysWhileItsIdDoesNot()
    {
        var (before, after) = (Make(Options), Make(Options with { To = Timestamp.Utc(2024, 1, 3) }));

        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(DatasetLineage.Of(before.Manifest), DatasetLineage.Of(after.Manifest));
    }

    [Fact]
    public void Of_OtherProductsOfTheSameMarket_Stays() =>
        Assert.Equal(DatasetLineage.Of(Make(Options).Manifest), DatasetLineage.Of(Make(Options with { Products = SyntheticProducts.Eight }).Manifest));

    [Fact]
    public void Of_AnotherSyntheticMarket_IsAnother()
    {
        SyntheticMarketOptions[] others =
        [
            Options,
            Options with { Seed = 4 },
            Options with { From = Options.From.AddMs(-Interval.OneDay.Ms) },
            Options with { Edges = [new PlantedEdge { Kind = PlantedEdgeKind.MeanReversion }] },
            Options with { Volatility = Options.Volatility with { FastSd = 0.1 } },
        ];

        Assert.Equal(others.Length, others.Select(o => DatasetLineage.Of(Make(o).Manifest)).Distinct().Count());
    }

    [Fact]
    public void Of_RealVenue_IsTheVenues()
    {
        var dataset = TestMarket.TwoProducts();

        Assert.Equal(DatasetLineage.OfVenue("coinbase"), DatasetLineage.Of(dataset.Manifest));
        Assert.NotEqual(DatasetLineage.OfVenue("binance"), DatasetLineage.OfVenue("coinbase"));
    }

    private static InMemoryDataset Make(SyntheticMarketOptions options) => new SyntheticMarket(options).ToDataset(withQuotes: false);
}
