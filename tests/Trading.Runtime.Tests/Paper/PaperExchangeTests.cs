using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Paper;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Paper;

/// <summary>The shipped policy's fees: maker 60, taker 120 or as its first tier says; prices of 50,000 x 2 and 50,010 x 1.</summary>
public class PaperExchangeTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2025, 3, 5, 12);
    private static readonly ProductId Btc = ScriptedMarket.Btc;

    private readonly SelfDrivingClock _clock = new(Start);
    private readonly ScriptedMarket _market;
    private readonly PaperExchange _exchange;
    private int _orders;

    public PaperExchangeTests()
    {
        _market = new ScriptedMarket(_clock);
        _market.Quotes[Btc] = new Quote(Start, 50_000, 50_010, 2, 1, 250_000);
        _exchange = New();
        _exchange.Restore(null);
    }

    [Fact]
    public async Task Submit_MarketBuy_FillsFromTheBookAndIsNewsOnce()
    {
        var intent = Market(Side.Buy, 0, 1_000);
        var reply = await _exchange.SubmitAsync(intent, default);
        Assert.Equal(SubmitOutcome.Accepted, reply.Outcome);

        var order = Sent(intent, reply);
        var news = await _exchange.WaitAsync([order], Start + TimeSpan.FromSeconds(30), default);
        Assert.Equal([VenueReportKind.Filled, VenueReportKind.Completed], news.Select(report => report.Kind));
        var fill = news[0].Fill!;
        Assert.Equal((50_010m, Liquidity.Taker), (fill.Price.Value, fill.Liquidity));
        Assert.InRange((fill.Notional + fill.Fee).Amount, 999.99m, 1_000m);
        Assert.Equal(Start, _clock.Now);
    }

    [Fact]
    public async Task Submit_MarketOrder_KnowsItsImpactFromTheCandles()
    {
        // Closes of 100 and 110 in turn: returns of +-ln 1.1; the last candle traded 20 x 110 = about 2,200.
        for (var i = 0; i < 97; i++)
        {
            var close = i % 2 == 0 ? 100.0 : 110.0;
            _market.Candles.Append(new Candle(Start.AddMs((i - 97) * 900_000L), close, close, close, close, 20));
        }

        var intent = Market(Side.Buy, 0, 1_000);
        var reply = await _exchange.SubmitAsync(intent, default);
        var news = await _exchange.WaitAsync([Sent(intent, reply)], Start, default);
        var expected = 50_010 * (1 + (Shipped.Costs.ImpactCoefficient * StandardDeviation() * Math.Sqrt(1_000 / 2_000.0)));
        Assert.InRange((double)news[0].Fill!.Price.Value, expected - 10, expected + 10);

        // 96 returns, half of them up and half of them down by ln 1.1.
        static double StandardDeviation() => Math.Log(1.1) * Math.Sqrt(96.0 / 95);
    }

    [Fact]
    public async Task Wait_RestingOrder_PollsUntilATradeFillsIt()
    {
        var intent = Limit(Side.Buy, 0.5m, 50_000, endSeconds: 60);
        var reply = await _exchange.SubmitAsync(intent, default);
        var order = Sent(intent, reply);
        _market.Trades.Add((Btc, new MarketTrade("a", Start.AddMs(4_200), new Price(49_999.99m), new Quantity(0.2m))));

        var news = await _exchange.WaitAsync([order], Start + TimeSpan.FromSeconds(30), default);
        var fill = Assert.Single(news).Fill!;
        Assert.Equal((50_000m, 0.2m, Liquidity.Maker, Start.AddMs(4_200)), (fill.Price.Value, fill.Quantity.Value, fill.Liquidity, fill.At));
        Assert.Equal(Start.AddMs(5_000), _clock.Now);
    }

    [Fact]
    public async Task Wait_NothingHappens_ReturnsAtTheInstant()
    {
        var intent = Limit(Side.Buy, 0.5m, 50_000, endSeconds: 60);
        var order = Sent(intent, await _exchange.SubmitAsync(intent, default));
        Assert.Empty(await _exchange.WaitAsync([order], Start.AddMs(2_500), default));
        Assert.Equal(Start.AddMs(2_500), _clock.Now);

        Assert.Empty(await _exchange.WaitAsync([], Start.AddMs(20_000), default));
        Assert.Equal(Start.AddMs(20_000), _clock.Now);
    }

    [Fact]
    public async Task Wait_EndTimeComes_ReportsTheEnd()
    {
        var intent = Limit(Side.Buy, 0.5m, 50_000, endSeconds: 10);
        var order = Sent(intent, await _exchange.SubmitAsync(intent, default));
        var news = await _exchange.WaitAsync([order], Start.AddMs(30_000), default);
        Assert.Equal((VenueReportKind.Expired, Start.AddMs(10_000)), (Assert.Single(news).Kind, news[0].At));
    }

    [Fact]
    public async Task Cancel_AfterATrade_TheTradeIsTheOrders()
    {
        var intent = Limit(Side.Buy, 0.5m, 50_000, endSeconds: 60);
        var order = Sent(intent, await _exchange.SubmitAsync(intent, default));
        _market.Trades.Add((Btc, new MarketTrade("a", Start.AddMs(500), new Price(49_990), new Quantity(0.2m))));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CancelReply.Requested, await _exchange.CancelAsync(order, default));
        Assert.Equal(CancelReply.NotFound, await _exchange.CancelAsync(order, default));
        var news = await _exchange.WaitAsync([order], _clock.Now, default);
        Assert.Equal([VenueReportKind.Filled, VenueReportKind.Canceled], news.Select(report => report.Kind));
    }

    [Fact]
    public async Task Export_RestoredElsewhere_ContinuesWithWhatTradedMeanwhile()
    {
        var intent = Limit(Side.Buy, 0.5m, 50_000, endSeconds: 60);
        var order = Sent(intent, await _exchange.SubmitAsync(intent, default));
        var other = New();
        other.Restore(_exchange.Export());
        _market.Trades.Add((Btc, new MarketTrade("a", Start.AddMs(20_000), new Price(49_990), new Quantity(1))));
        _clock.Advance(TimeSpan.FromSeconds(40));
        var view = await other.ReadAsync(Start, default);
        Assert.Equal(0.5m, Assert.Single(view.Fills).Quantity.Value);
        Assert.Equal((order.VenueOrderId, OrderState.Filled), (view.Orders[0].VenueOrderId, view.Orders[0].State));
        Assert.Equal(0.5m, view.BalanceOf("BTC"));
    }

    [Fact]
    public async Task Submit_MarketCannotBeRead_IsAmbiguousAndNothingLives()
    {
        _market.Failure = new VenueException(VenueFault.Unreachable, "no connection");
        var reply = await _exchange.SubmitAsync(Market(Side.Buy, 0, 1_000), default);
        Assert.Equal((SubmitOutcome.Ambiguous, "the market could not be read: no connection"), (reply.Outcome, reply.Message));
        _market.Failure = null;
        Assert.Empty((await _exchange.ReadAsync(Start, default)).Orders);
    }

    [Fact]
    public async Task Wait_MarketCannotBeRead_Throws()
    {
        var intent = Limit(Side.Buy, 0.5m, 50_000, endSeconds: 60);
        var order = Sent(intent, await _exchange.SubmitAsync(intent, default));
        _market.Failure = new VenueException(VenueFault.Unreachable, "no connection");
        await Assert.ThrowsAsync<VenueException>(() => _exchange.WaitAsync([order], Start.AddMs(1), default));
        Assert.Equal(CancelReply.Failed, await _exchange.CancelAsync(order, default));
    }

    [Fact]
    public async Task Submit_SeveralOrders_ShareOneListing()
    {
        await _exchange.SubmitAsync(Market(Side.Buy, 0, 10), default);
        await _exchange.SubmitAsync(Market(Side.Buy, 0, 10), default);
        Assert.Equal(1, _market.ListingsRead);
    }

    [Fact]
    public void Restore_Broken_NamesTheAccount()
    {
        var error = Assert.Throws<InputException>(() => _exchange.Restore("{}"));
        Assert.StartsWith("account 'paper': the paper venue", error.Message, StringComparison.Ordinal);
    }

    private static Core.Policy.TradingPolicy Shipped { get; } = PolicySource.Load(null);

    private PaperExchange New() => new(
        new CycleOptions
        {
            Account = "paper",
            Mode = TradingMode.Paper,
            Owner = "test",
            Products = [Btc],
            Candles = Interval.QuarterHour,
            OpeningCash = new Money(100_000),
            CodeVersion = "test",
        },
        Shipped,
        _market,
        _clock);

    private static Order Sent(OrderIntent intent, SubmitReply reply) =>
        new(intent, OrderState.Open, intent.CreatedAt) { VenueOrderId = reply.VenueOrderId };

    private OrderIntent Market(Side side, decimal size, decimal quote = 0) => Limit(side, size, 0, 0) with
    {
        Kind = OrderKind.MarketIoc,
        QuoteSize = new Money(quote),
        LimitPrice = null,
        EndTime = null,
    };

    private OrderIntent Limit(Side side, decimal size, decimal limit, int endSeconds) => new()
    {
        Id = ClientOrderId.Derive("paper", Start, Btc, side, OrderLeg.Entry, _orders++),
        Product = Btc,
        Side = side,
        Leg = OrderLeg.Entry,
        Kind = OrderKind.PostOnlyLimit,
        BaseSize = new Quantity(size),
        QuoteSize = Money.Zero,
        LimitPrice = new Price(limit),
        EndTime = Start.AddMs(endSeconds * 1000L),
        Slot = Start,
        CreatedAt = Start,
        Attempt = 0,
        DecisionMid = new Price(50_005),
        ReservedNotional = Money.Zero,
    };
}
