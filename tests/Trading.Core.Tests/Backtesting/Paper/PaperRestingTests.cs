using Trading.Core.Market;
using Trading.Core.Orders;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Backtesting.Paper;

public class PaperRestingTests
{
    private readonly PaperTest _paper = new();

    [Fact]
    public void Observe_TradesAtTheLimit_ServeTheDisplayedQueueFirst()
    {
        var order = _paper.Limit(Side.Buy, 3, 99.90m);
        Assert.Equal(5m, order.QueueAhead!.Value.Value);

        // 4 of the 5 ahead; then 1 more of them and 2 of ours; then the last one.
        _paper.Observe(_paper.Trade(1, 99.90m, 4));
        Assert.Empty(_paper.Fills(order));
        _paper.Observe(_paper.Trade(2, 99.90m, 3));
        Assert.Equal(OrderState.Partial, _paper.Now(order).Order.State);
        _paper.Observe(_paper.Trade(3, 99.90m, 10));

        // Fees of 40 bps: 99.90 x 2 x 0.004 and 99.90 x 0.004.
        Assert.Equal(
            [(99.90m, 2m, 0.7992m, Liquidity.Maker, Seconds(2)), (99.90m, 1m, 0.3996m, Liquidity.Maker, Seconds(3))],
            _paper.Fills(order));
        Assert.Equal(OrderState.Filled, _paper.Now(order).Order.State);
        Assert.Equal((10_000m - 299.70m - 1.1988m, 3m), (_paper.Venue.Ledger.Cash.Amount, _paper.Venue.HoldingOf(Aaa).Value));
    }

    [Fact]
    public void Observe_TradeBeyondTheLimit_WouldHaveMetUsFirstAndFillsAtTheLimit()
    {
        var order = _paper.Limit(Side.Buy, 3, 99.90m);
        _paper.Observe(_paper.Trade(1, 99.89m, 2));
        Assert.Equal([(99.90m, 2m, 0.7992m, Liquidity.Maker, Seconds(1))], _paper.Fills(order));

        // What stood before us is gone, or the price could not have been lower.
        _paper.Observe(_paper.Trade(2, 99.90m, 1));
        Assert.Equal(OrderState.Filled, _paper.Now(order).Order.State);
    }

    [Fact]
    public void Observe_TradesAboveABuy_FillNothing()
    {
        var order = _paper.Limit(Side.Buy, 3, 99.90m);
        _paper.Observe(_paper.Trade(1, 99.91m, 100), _paper.Trade(2, 100.10m, 100));
        Assert.Empty(_paper.Fills(order));
    }

    [Fact]
    public void Observe_LimitAheadOfTheBook_HasNobodyBeforeIt()
    {
        var order = _paper.Limit(Side.Buy, 1, 99.95m);
        _paper.Observe(_paper.Trade(1, 99.95m, 0.4m));
        Assert.Equal([(99.95m, 0.4m, 0.15992m, Liquidity.Maker, Seconds(1))], _paper.Fills(order));
    }

    [Fact]
    public void Observe_LimitBehindTheBook_FillsOnlyWhenTheMarketTradesThroughIt()
    {
        var order = _paper.Limit(Side.Buy, 1, 99.80m);
        Assert.Null(order.QueueAhead);
        _paper.Observe(_paper.Trade(1, 99.80m, 1_000));
        Assert.Empty(_paper.Fills(order));
        _paper.Observe(_paper.Trade(2, 99.79m, 1));
        Assert.Equal(OrderState.Filled, _paper.Now(order).Order.State);
    }

    [Fact]
    public void Observe_Sell_MirrorsABuy()
    {
        _paper.AtMarket(Side.Buy, 2);
        var order = _paper.Limit(Side.Sell, 2, 100.10m);
        Assert.Equal(4m, order.QueueAhead!.Value.Value);
        _paper.Observe(_paper.Trade(1, 100.09m, 50), _paper.Trade(2, 100.10m, 5), _paper.Trade(3, 100.11m, 1));
        Assert.Equal(
            [(100.10m, 1m, 0.4004m, Liquidity.Maker, Seconds(2)), (100.10m, 1m, 0.4004m, Liquidity.Maker, Seconds(3))],
            _paper.Fills(order));
        Assert.True(_paper.Venue.HoldingOf(Aaa).IsZero);
    }

    [Fact]
    public void Observe_TradeAtOrBeforeTheArrival_IsNotEvidence()
    {
        var order = _paper.Limit(Side.Buy, 1, 99.90m, at: 10);
        _paper.Observe(_paper.Trade(9, 99.00m, 100), _paper.Trade(10, 99.00m, 100));
        Assert.Empty(_paper.Fills(order));
    }

    [Fact]
    public void Observe_OneTrade_FillsTwoOrdersOnlyOnce()
    {
        var first = _paper.Limit(Side.Buy, 3, 99.90m);
        var second = _paper.Limit(Side.Buy, 3, 99.90m);
        _paper.Observe(_paper.Trade(1, 99.89m, 4));
        Assert.Equal([(99.90m, 3m, 1.1988m, Liquidity.Maker, Seconds(1))], _paper.Fills(first));
        Assert.Equal([(99.90m, 1m, 0.3996m, Liquidity.Maker, Seconds(1))], _paper.Fills(second));
    }

    [Fact]
    public void Observe_TradeListedTwice_CountsOnce()
    {
        var order = _paper.Limit(Side.Buy, 3, 99.90m);
        var trade = _paper.Trade(1, 99.89m, 1);
        _paper.Observe(trade).Observe(trade, _paper.Trade(2, 99.95m, 1)).Observe(trade);
        Assert.Equal(1m, _paper.Now(order).Order.Filled.Value);
    }

    [Fact]
    public void Observe_TradeListedLate_IsTakenStill()
    {
        var order = _paper.Limit(Side.Buy, 3, 99.90m);
        var late = _paper.Trade(1, 99.89m, 1);
        _paper.Observe(_paper.Trade(3, 99.95m, 1));
        Assert.Equal((Aaa, Seconds(-2)), Assert.Single(_paper.Venue.Wanted));
        _paper.Observe(late);
        Assert.Equal(1m, _paper.Now(order).Order.Filled.Value);
    }

    [Fact]
    public void Expire_EndTimeHasCome_EndsWithWhatTradedBefore()
    {
        var order = _paper.Limit(Side.Buy, 3, 99.90m, end: 60);
        _paper.Observe(_paper.Trade(59, 99.89m, 1), _paper.Trade(60, 99.89m, 1));
        _paper.Venue.Expire(Seconds(59.999));
        Assert.Equal(OrderState.Partial, _paper.Now(order).Order.State);
        _paper.Venue.Expire(Seconds(75));
        var expired = _paper.Now(order).Order;
        Assert.Equal((OrderState.Expired, 1m, Seconds(60)), (expired.State, expired.Filled.Value, expired.FinishedAt));
        Assert.Empty(_paper.Venue.Wanted);
    }

    [Fact]
    public void Cancel_LivingOrder_EndsItAndFreesItsCash()
    {
        var order = _paper.Limit(Side.Buy, 99, 99.90m);
        Assert.Equal(VenueRejection.InsufficientFunds, _paper.Limit(Side.Buy, 2, 99.90m).Order.Rejection);
        Assert.True(_paper.Venue.Cancel(order.Order.Id, Seconds(5)));
        Assert.False(_paper.Venue.Cancel(order.Order.Id, Seconds(6)));
        Assert.Equal((OrderState.Canceled, Seconds(5)), (_paper.Now(order).Order.State, _paper.Now(order).Order.FinishedAt));
        Assert.Equal(OrderState.Open, _paper.Limit(Side.Buy, 2, 99.90m).Order.State);
    }

    [Fact]
    public void Observe_PropertyOfCash_IsExactAfterManyFills()
    {
        var order = _paper.Limit(Side.Buy, 9, 99.95m);
        for (var i = 1; i <= 27; i++)
        {
            _paper.Observe(_paper.Trade(i, 99.95m, 0.333m));
        }

        // 27 x 0.333 = 8.991 of 9.
        Assert.Equal(8.991m, _paper.Now(order).Order.Filled.Value);
        Assert.Equal(10_000m - (8.991m * 99.95m * 1.004m), _paper.Venue.Ledger.Cash.Amount);
    }
}
