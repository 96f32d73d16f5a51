using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

public class MarketFeedTests
{
    private static readonly Timestamp First = Timestamp.Utc(2024, 1, 25);
    private static readonly Timestamp Slot = Timestamp.Utc(2024, 2, 3);

    [Fact]
    public void Advance_ReferenceOutsideTheTradedSet_StillNamesTheRegime()
    {
        // BTC climbs 0.02 % a quarter-hour: 14.4 % in 168 h, without any volatility to speak of.
        using var feed = Feed(["ETH-USD"], Dataset("BTC-USD", "ETH-USD"));
        feed.Advance(Slot, Slot);

        Assert.Equal(1, feed.Input.Market.Count);
        Assert.Equal(Regime.Bull, feed.Input.Features.Regime.Regime);
        Assert.Equal((Math.Pow(1.0002, 672) - 1) * 100, feed.Input.Features.Regime.TrendPct, 6);
        Assert.Equal(PriceAt(Slot), feed.ReferencePrice);
        Assert.Equal(2L * 864, feed.CandleCount);
    }

    [Fact]
    public void Advance_ReferenceAmongTheTraded_IsTheSameReading()
    {
        using var inside = Feed(["BTC-USD", "ETH-USD"], Dataset("BTC-USD", "ETH-USD"));
        using var outside = Feed(["ETH-USD"], Dataset("BTC-USD", "ETH-USD"));
        inside.Advance(Slot, Slot);
        outside.Advance(Slot, Slot);

        Assert.Equal(inside.Input.Features.Regime, outside.Input.Features.Regime);
        Assert.Equal(inside.ReferencePrice, outside.ReferencePrice);
        Assert.Equal(2L * 864, inside.CandleCount);
    }

    [Fact]
    public void Advance_NoReference_IsChopForWantOfData()
    {
        using var feed = Feed(["ETH-USD"], Dataset("ETH-USD"));
        feed.Advance(Slot, Slot);

        Assert.Equal(Regime.Chop, feed.Input.Features.Regime.Regime);
        Assert.True(feed.Input.Features.Regime.IsInsufficientData);
        Assert.True(double.IsNaN(feed.ReferencePrice));
    }

    [Fact]
    public void Advance_Rows_HoldWhatIsKnownAtTheSlotAndQuotesUpToNow()
    {
        var now = Slot.AddMs(20_000);
        var quotes = new QuoteColumns();
        Timestamp[] stamps = [Slot.AddMs(-900_000), Slot.AddMs(18_000), now, now.AddMs(1)];
        foreach (var (i, at) in stamps.Index())
        {
            quotes.Append(new Quote(at, 99 + i, 101 + i));
        }

        using var feed = Feed(["BTC-USD", "ETH-USD"], Dataset(quotes, "BTC-USD", "ETH-USD"));
        feed.Advance(Slot, now);

        ref readonly var btc = ref feed.Input.Market.Products[feed.Input.Market.IndexOf(ProductId.Parse("BTC-USD"))];
        Assert.Equal(PriceAt(Slot), btc.LastPrice);
        Assert.Equal(Slot, btc.LastCandleAt);
        Assert.Equal(now, btc.Quote.At);
        Assert.Equal(102.0, btc.Mid);
        Assert.Equal(default, feed.Input.Market.Products[feed.Input.Market.IndexOf(ProductId.Parse("ETH-USD"))].Quote);
        Assert.Equal(now, feed.Input.Market.BalancesAt);
        Assert.Equal(Slot, feed.Input.Slot);
        Assert.Equal(stamps[1], feed.QuoteAt(ProductId.Parse("BTC-USD"), now.AddMs(-1)).At);
    }

    [Fact]
    public void TryGetProduct_KnownAndUnknown_AreToldApart()
    {
        using var feed = Feed(["ETH-USD"], Dataset("BTC-USD", "ETH-USD"));

        Assert.True(feed.TryGetProduct(ProductId.Parse("ETH-USD"), Slot, out var product, out var status));
        Assert.Equal("ETH-USD", product.Id.Value);
        Assert.Equal(ProductStatus.Online, status);
        Assert.False(feed.TryGetProduct(ProductId.Parse("BTC-USD"), Slot, out _, out _));
    }

    [Fact]
    public void VolatilityPerCandle_AYearsWorth_IsScaledToTheCandle()
    {
        using var feed = Feed(["ETH-USD"], Dataset("ETH-USD"));
        feed.Advance(Slot, Slot);
        var yearly = feed.Input.Features.Values[0].RealisedVolPct;

        Assert.Equal(yearly / 100 / Math.Sqrt(4 * 8760), feed.VolatilityPerCandle(ProductId.Parse("ETH-USD"), Slot), 12);
    }

    [Theory]
    [InlineData("ETH-USD", "BTC-USD")]
    [InlineData("BTC-USD", "BTC-USD")]
    public void NewEngine_ProductsOutOfOrderOrTwice_AreRefused(string first, string second)
    {
        // In another order one product's candles would stand in another's row.
        var dataset = Dataset("BTC-USD", "ETH-USD");
        var spec = EngineRuns.Spec(dataset, TestPolicies.Shipped) with { Products = [ProductId.Parse(first), ProductId.Parse(second)] };

        var error = Assert.Throws<InputException>(() => new BacktestEngine(dataset, spec, TestPolicies.Shipped));

        Assert.Contains("ordinal order", error.Message, StringComparison.Ordinal);
    }

    private static double PriceAt(Timestamp at) => Closes[(int)((at - First).TotalMinutes / 15) - 1];

    private static readonly double[] Closes = [.. Enumerable.Range(0, 96 * 10).Select(i => 100 * Math.Pow(1.0002, i))];

    private static MarketFeed Feed(string[] traded, InMemoryDataset dataset)
    {
        var ids = traded.Select(p => ProductId.Parse(p)).ToArray();
        var spec = EngineRuns.Spec(dataset, TestPolicies.Shipped) with { Products = ids, From = Slot, To = Slot + TimeSpan.FromDays(1), WarmUpHours = 216 };
        Product[] products = [.. ids.Select(p => dataset.Manifest.Get(p).Product)];
        return new MarketFeed(dataset, spec, new CompiledPolicy(TestPolicies.Shipped, products, "test"), products);
    }

    private static InMemoryDataset Dataset(params string[] products) => Dataset(null, products);

    private static InMemoryDataset Dataset(QuoteColumns? quotesOfBtc, params string[] products) => new("test", products.Select(p =>
    {
        var candles = new CandleColumns();
        foreach (var (i, close) in Closes.Index())
        {
            candles.Append(new Candle(First.AddMs(i * 900_000L), close, close * 1.001, close * 0.999, close, 1_000_000));
        }

        var product = TestProducts.Of(p);
        return new InMemoryProduct(
            product, [new CandleSeries(product.Id, Interval.QuarterHour, candles)], p == "BTC-USD" ? quotesOfBtc : null);
    }));
}
