using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.TradeLog;

public class TradeTests
{
    private static readonly TradeOrigin Origin = new("hash", "1.2.3", "live");

    private static readonly OrderIntent Entry = CycleWorld.EntryIntent(CycleWorld.Btc, 10, 100, CycleWorld.Reversion(), CycleWorld.Slot);

    private static readonly Gen<(int Price, int Mid, int Quantity, int Fee)[]> Fills =
        (from price in Gen.Choose(1, 10_000_000)
         from mid in Gen.Choose(1, 10_000_000)
         from quantity in Gen.Choose(1, 100_000_000)
         from fee in Gen.Choose(0, 1_000_000)
         select (price, mid, quantity, fee)).ArrayOf(5);

    [Fact]
    public void Of_RoundTrip_SplitsTheResultByHandArithmetic()
    {
        // Bought 2 at 99.9 and 1 at 100.2 against a mid of 100; sold 3 at 108.9 against a mid of 109.
        var position = Position.OpenedBy(Entry, FillOf(Side.Buy, 99.9m, 2, 0.8m, Liquidity.Maker))
            .With(Entry, FillOf(Side.Buy, 100.2m, 1, 0.6m, Liquidity.Taker))
            .With(ExitAt(109), FillOf(Side.Sell, 108.9m, 3, 1.3m, Liquidity.Taker));

        var trade = Trade.Of(position, new Money(10_050), Origin);

        Assert.Equal(27, trade.Edge.Amount);
        Assert.Equal(0.3m, trade.Slippage.Amount);
        Assert.Equal(2.7m, trade.Fees.Amount);
        Assert.Equal(24, trade.Net.Amount);
        Assert.Equal((100m, 108.9m, 199.8m, 0m), (
            trade.EntryPrice.Value, trade.ExitPrice.Value, trade.BoughtAsMaker.Amount, trade.SoldAsMaker.Amount));
        Assert.Equal(24 / 301.4m * 100, trade.ReturnPct);
        Assert.Equal(24 / 18m, trade.R);
        Assert.Equal((10_000m, 10_050m), (trade.NavBefore.Amount, trade.NavAfter.Amount));
        Assert.Equal((Entry.Id, CycleWorld.Btc, ExitReason.Target, Origin), (trade.Id, trade.Product, trade.Exit, trade.Origin));
        Assert.Equal(TimeSpan.FromHours(1), trade.Held);
    }

    [Fact]
    public void Of_NeverSold_HasNoExitPriceAndLosesTheWholeCost()
    {
        var position = Position.OpenedBy(Entry, FillOf(Side.Buy, 100, 0.001m, 0.01m, Liquidity.Maker)) with { Exit = ExitReason.Stop };

        var trade = Trade.Of(position, new Money(1), Origin);

        Assert.Equal((0m, -0.11m), (trade.ExitPrice.Value, trade.Net.Amount));
        Assert.Equal(trade.Net, trade.Edge - trade.Slippage - trade.Fees);
    }

    [Fact]
    public void Of_WithoutStop_HasNoR()
    {
        var position = Position.OpenedBy(
            Entry with { Entry = CycleWorld.Reversion() with { StopPct = null } }, FillOf(Side.Buy, 100, 1, 0, Liquidity.Maker));

        Assert.Null(Trade.Of(position with { Exit = ExitReason.Signal }, new Money(1), Origin).R);
    }

    [Fact]
    public void Of_OpenPosition_Throws() => Assert.Throws<InvalidOperationException>(
        () => Trade.Of(Position.OpenedBy(Entry, FillOf(Side.Buy, 100, 1, 0, Liquidity.Maker)), new Money(1), Origin));

    [Fact]
    public void Net_AnyFillsAndMids_IsEdgeLessSlippageLessFeesToTheLastDigit() => Properties.Check(
        from buys in Fills
        from sells in Fills
        select (buys, sells),
        t =>
        {
            Position? position = null;
            var cash = 0m;
            foreach (var buy in t.buys)
            {
                var fill = FillOf(Side.Buy, buy.Price / 100m, buy.Quantity / 100_000_000m, buy.Fee / 1_000_000m, Liquidity.Maker);
                var intent = Entry with { DecisionMid = new Price(buy.Mid / 100m) };
                position = position?.With(intent, fill) ?? Position.OpenedBy(intent, fill);
                cash -= (fill.Price.Value * fill.Quantity.Value) + fill.Fee.Amount;
            }

            // The last sale takes what is left; where less was bought the sales are cut.
            for (var i = 0; i < t.sells.Length && !position!.IsFlat; i++)
            {
                var sell = t.sells[i];
                var quantity = i == t.sells.Length - 1 ? position.Held : Quantity.Min(position.Held, new Quantity(sell.Quantity / 100_000_000m));
                var fill = FillOf(Side.Sell, sell.Price / 100m, quantity.Value, sell.Fee / 1_000_000m, Liquidity.Taker);
                position = position.With(ExitAt(sell.Mid / 100m), fill);
                cash += (fill.Price.Value * fill.Quantity.Value) - fill.Fee.Amount;
            }

            var trade = Trade.Of(position!, new Money(1), Origin);
            return position!.IsFlat
                && trade.Net == trade.Edge - trade.Slippage - trade.Fees
                && trade.Net.Amount == cash
                && trade.Net == position.Net;
        });

    private static OrderIntent ExitAt(decimal mid) => Entry with
    {
        Side = Side.Sell,
        Leg = OrderLeg.Exit,
        Entry = null,
        Exit = ExitReason.Target,
        DecisionMid = new Price(mid),
    };

    private static Fill FillOf(Side side, decimal price, decimal quantity, decimal fee, Liquidity liquidity) => new(
        $"{side}", Entry.Id, CycleWorld.Btc, side, new Price(price), new Quantity(quantity), new Money(fee), liquidity,
        side == Side.Buy ? CycleWorld.Slot : CycleWorld.Slot + TimeSpan.FromHours(1));
}
