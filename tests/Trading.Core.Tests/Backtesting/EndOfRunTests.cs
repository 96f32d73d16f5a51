using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Backtesting;

public class EndOfRunTests
{
    // An hour into the longest trade of the whole run; up to there a shorter run trades the same.
    private static readonly Lazy<Timestamp> Middle = new(() =>
    {
        var trade = EngineRuns.Run(EngineRuns.Dataset, EngineRuns.Busy).Trades.Where(t => t.Exit != ExitReason.EndOfRun).MaxBy(t => t.Held)!;
        return (trade.EntryAt + TimeSpan.FromHours(1)).Floor(Interval.QuarterHour);
    });

    [Fact]
    public void Close_OpenPosition_SellsAtItsLastPriceLessHalfTheSpreadAndPaysTheTakerFee()
    {
        var result = Run(isClosedAtEnd: true);

        Assert.Empty(result.OpenPositions);
        var ended = result.Trades.Where(t => t.Exit == ExitReason.EndOfRun).ToArray();
        Assert.NotEmpty(ended);
        foreach (var trade in ended)
        {
            // Full spread without quotes: 10, 20 and 40 bps by tier; taker fee 60 bps.
            var halfSpread = trade.Entry.Tier switch { Tier.T1 => 0.0005m, Tier.T2 => 0.001m, _ => 0.002m };
            var tick = EngineRuns.Dataset.Manifest.Get(trade.Product).Product.PriceIncrement.Value;
            var last = Math.Round((decimal)LastClose(trade.Product) / tick) * tick;
            var price = Math.Floor(last * (1 - halfSpread) / tick) * tick;
            Assert.Equal(new Price(price), trade.ExitPrice);
            Assert.Equal(trade.Sold * 0.006m, trade.ExitFees);
            Assert.Equal(trade.Quantity, trade.SoldQuantity);
            Assert.Equal(new Money(last * trade.Quantity.Value), trade.SoldAtMid);
            Assert.Equal(Money.Zero, trade.SoldAsMaker);
            Assert.Equal(Middle.Value, trade.ExitAt);
            Assert.Equal(Middle.Value, trade.ExitSlot);
            Assert.Equal(result.FinalNav, trade.NavAfter);
        }

        Assert.Equal(result.Ledger.Cash, result.FinalNav);
        Assert.Equal(result.FinalNav, result.Days[^1].Nav);
    }

    [Fact]
    public void Close_Off_LeavesThePositionAtItsMark()
    {
        var result = Run(isClosedAtEnd: false);

        Assert.NotEmpty(result.OpenPositions);
        Assert.DoesNotContain(result.Trades, t => t.Exit == ExitReason.EndOfRun);
        var holdings = result.OpenPositions.Sum(p =>
        {
            var tick = EngineRuns.Dataset.Manifest.Get(p.Product).Product.PriceIncrement.Value;
            return Math.Round((decimal)LastClose(p.Product) / tick) * tick * p.Held.Value;
        });
        Assert.Equal(result.Ledger.Cash + new Money(holdings), result.FinalNav);
    }

    [Fact]
    public void Close_OrdersAndFills_AreCountedAndHashed()
    {
        var (open, closed) = (Run(isClosedAtEnd: false), Run(isClosedAtEnd: true));

        Assert.Equal(open.OpenPositions.Count, closed.Orders - open.Orders);
        Assert.Equal(open.OpenPositions.Count, closed.Fills - open.Fills);
        Assert.NotEqual(open.OrderListHash, closed.OrderListHash);
        Assert.Equal(open.Funnel.Sent, closed.Funnel.Sent);
    }

    private static SliceResult Run(bool isClosedAtEnd)
    {
        var policy = EngineRuns.Busy with { Backtest = EngineRuns.Busy.Backtest with { IsClosedAtEnd = isClosedAtEnd } };
        using var engine = new BacktestEngine(
            EngineRuns.Dataset, EngineRuns.Spec(EngineRuns.Dataset, policy) with { To = Middle.Value }, policy);
        return engine.Run();
    }

    private static double LastClose(ProductId product)
    {
        using var cursor = EngineRuns.Dataset.OpenCandles(product, Interval.QuarterHour, Timestamp.MinValue, Middle.Value);
        var (month, close) = (new CandleColumns(), double.NaN);
        while (cursor.ReadNext(month))
        {
            close = month.Close[month.Count - 1];
        }

        return close;
    }
}
