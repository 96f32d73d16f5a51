using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Runtime.Cycles;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>What a cycle believes of the market. The reference of the regime is BTC-USD; each candle is of 15 minutes.</summary>
public class MarketReaderTests
{
    private static readonly Timestamp Slot = Timestamp.Utc(2025, 3, 5, 12);
    private static readonly ProductId Btc = Testing.ScriptedMarket.Btc;
    private static readonly ProductId Eth = ProductId.Parse("ETH-USD");
    private static readonly int QuoteAgeSecondsMax = PolicySource.Load(null).Execution.QuoteAgeSecondsMax;

    private readonly ManualClock _clock = new(Slot + TimeSpan.FromSeconds(20));
    private readonly Testing.ScriptedMarket _market;

    public MarketReaderTests()
    {
        _market = new Testing.ScriptedMarket(_clock);
        foreach (var product in new[] { Btc, Eth })
        {
            _market.Quotes[product] = new Quote(_clock.Now, 99, 101, 5, 5, 1_000);
        }

        for (var at = Slot - TimeSpan.FromHours(2); at < Slot; at += TimeSpan.FromMinutes(15))
        {
            _market.Candles.Append(new Candle(at, 100, 102, 98, 101, 10));
        }
    }

    [Fact]
    public async Task Read_GoodCandles_GiveTheLastCloseAndWhenItWas()
    {
        var reader = await ReadAsync(Btc);

        Assert.Empty(reader.Failures);
        Assert.True(reader.HasRegime);
        Assert.Equal((101d, Slot), (reader.Input.Market.Products[0].LastPrice, reader.Input.Market.Products[0].LastCandleAt));
    }

    [Theory]
    [InlineData(100, 102, 0, 101, 10)]
    [InlineData(100, 102, -1, 101, 10)]
    [InlineData(100, 102, double.NaN, 101, 10)]
    [InlineData(97, 102, 98, 101, 10)]
    [InlineData(100, 102, 98, 97, 10)]
    [InlineData(double.NaN, 102, 98, 101, 10)]
    [InlineData(100, 100.5, 98, 101, 10)]
    [InlineData(100, double.PositiveInfinity, 98, 101, 10)]
    [InlineData(100, double.NaN, 98, 101, 10)]
    [InlineData(100, 102, 98, 101, -1)]
    [InlineData(100, 102, 98, 101, double.NaN)]
    [InlineData(100, 102, 98, 101, double.PositiveInfinity)]
    public async Task Read_CandleThatCannotBe_IsNoDataAtAll(double open, double high, double low, double close, double volume)
    {
        _market.Candles.Open[4] = open;
        _market.Candles.High[4] = high;
        _market.Candles.Low[4] = low;
        _market.Candles.Close[4] = close;
        _market.Candles.Volume[4] = volume;

        var reader = await ReadAsync(Btc);

        var failure = Assert.Single(reader.Failures).Value;
        Assert.Equal(
            (VenueFault.Malformed, "BTC-USD: the candle of 2025-03-05T11:00:00Z is not possible"), (failure.Fault, failure.Message));

        // The price of the book is all there is: a stop can be judged, nothing can be bought.
        ref readonly var row = ref reader.Input.Market.Products[0];
        Assert.Equal((100d, Timestamp.MinValue, false), (row.LastPrice, row.LastCandleAt, reader.HasRegime));
    }

    [Theory]
    [InlineData(4, -15, "2025-03-05T10:45:00Z")]
    [InlineData(4, -1, "2025-03-05T10:59:00Z")]
    [InlineData(0, -60 * 24 * 60, "2025-01-04T10:00:00Z")]
    [InlineData(7, 1, "2025-03-05T11:46:00Z")]
    public async Task Read_CandleOutOfItsPlaceOrAfterTheSlot_IsNoDataAtAll(int index, int minutes, string at)
    {
        _market.Candles.OpenTimeMs[index] += minutes * 60_000L;

        var failure = Assert.Single((await ReadAsync(new Raw(_market), Btc)).Failures).Value;

        Assert.Equal($"BTC-USD: the candle of {at} is out of order or beyond the slot", failure.Message);
    }

    [Fact]
    public async Task Read_NoCandles_IsNoFailureAndNoRegime()
    {
        _market.Candles.Clear();

        var reader = await ReadAsync(Btc);

        Assert.Empty(reader.Failures);
        Assert.Equal((100d, Timestamp.MinValue, false), (reader.Input.Market.Products[0].LastPrice, reader.Input.Market.Products[0].LastCandleAt, reader.HasRegime));
    }

    [Fact]
    public async Task Read_ReferenceThatIsNotTraded_IsReadForTheRegimeAlone()
    {
        var reader = await ReadAsync(Eth);

        Assert.True(reader.HasRegime);
        Assert.Equal([Eth], reader.Input.Market.Products.ToArray().Select(row => row.Product.Id));
    }

    [Fact]
    public async Task ReadNow_FreshQuote_IsTheMarketNow()
    {
        var reader = await ReadAsync(Btc);
        _market.Quotes[Btc] = new Quote(_clock.Now, 89, 91, 5, 5, 1_000);

        var row = await reader.ReadNowAsync(Btc, _clock.Now + TimeSpan.FromSeconds(QuoteAgeSecondsMax), default);

        Assert.Equal((90d, 89d, 91d), (row.LastPrice, row.Quote.Bid, row.Quote.Ask));
    }

    [Fact]
    public async Task ReadNow_QuoteOlderThanThePolicyAllows_IsNone()
    {
        var reader = await ReadAsync(Btc);

        var row = await reader.ReadNowAsync(Btc, _clock.Now + TimeSpan.FromSeconds(QuoteAgeSecondsMax) + TimeSpan.FromMilliseconds(1), default);

        Assert.False(row.Quote.IsObserved);
    }

    [Fact]
    public async Task ReadNow_NoAnswer_IsNoPrice()
    {
        var reader = await ReadAsync(Btc);
        _market.Failure = new VenueException(VenueFault.Unreachable, "503");

        var row = await reader.ReadNowAsync(Btc, _clock.Now, default);

        Assert.True(double.IsNaN(row.LastPrice));
        Assert.False(row.Quote.IsObserved);
        Assert.Equal("503", Assert.Single(reader.Failures).Value.Message);
    }

    private Task<MarketReader> ReadAsync(ProductId product) => ReadAsync(_market, product);

    private static async Task<MarketReader> ReadAsync(IMarketData market, ProductId id)
    {
        var product = new Product(id, new Increment(0.01m), new Increment(0.00000001m), new Increment(0.01m), new Money(1));
        var reader = new MarketReader(
            market,
            new CompiledPolicy(PolicySource.Load(null), [product], "test"),
            [new ListedProduct(product, ProductStatus.Online)],
            Interval.QuarterHour,
            Slot);
        await reader.ReadAsync([id], default);
        return reader;
    }

    /// <summary>A venue that sends candles that nobody asked for.</summary>
    private sealed class Raw(Testing.ScriptedMarket market) : IMarketData
    {
        public Task<IReadOnlyList<ListedProduct>> ReadProductsAsync(CancellationToken cancellation) => market.ReadProductsAsync(cancellation);

        public Task<CandleSeries> ReadCandlesAsync(
            ProductId product, Interval interval, Timestamp from, Timestamp to, CancellationToken cancellation) =>
            Task.FromResult(new CandleSeries(product, interval, market.Candles));

        public Task<MarketTick> ReadTickAsync(ProductId product, CancellationToken cancellation) => market.ReadTickAsync(product, cancellation);

        public Task<Timestamp> ReadTimeAsync(CancellationToken cancellation) => market.ReadTimeAsync(cancellation);
    }
}
