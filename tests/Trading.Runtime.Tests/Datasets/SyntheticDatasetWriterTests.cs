using Trading.Core.Market;
using Trading.Core.MarketData.Synthetic;
using Trading.Runtime.Datasets;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Datasets;

public sealed class SyntheticDatasetWriterTests : IDisposable
{
    private static readonly SyntheticMarket Market = new(
        SyntheticMarketOptions.Evidence(5) with { To = Timestamp.Utc(2024, 2, 3) });

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_Market_ReadsBackBitForBitAndMarkedAsMadeUp(bool withQuotes)
    {
        SyntheticDatasetWriter.Write(Market, _temp["set"], withQuotes);

        var folder = FolderDataset.Open(_temp["set"]);
        var memory = Market.ToDataset(withQuotes);
        var options = Market.Options;
        Assert.Equal(Market.Origin.Label, folder.Manifest.Synthetic!.Label);
        foreach (var product in Market.Products)
        {
            using var expected = memory.OpenCandles(product.Id, options.Interval, options.From, options.To);
            using var actual = folder.OpenCandles(product.Id, options.Interval, options.From, options.To);
            var (a, b) = (new CandleColumns(), new CandleColumns());
            while (expected.ReadNext(a))
            {
                Assert.True(actual.ReadNext(b));
                Assert.Equal(Enumerable.Range(0, a.Count).Select(i => a[i]), Enumerable.Range(0, b.Count).Select(i => b[i]));
            }

            using var quotes = folder.OpenQuotes(product.Id, options.From, options.To);
            Assert.Equal(withQuotes, quotes is not null);
        }
    }

    [Fact]
    public void Write_Canceled_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            SyntheticDatasetWriter.Write(Market, _temp["set"], cancellationToken: stop.Token));

        Assert.False(Directory.Exists(_temp["set"]));
    }
}
