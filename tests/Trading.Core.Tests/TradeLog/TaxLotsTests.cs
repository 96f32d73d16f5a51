using System.Text;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using Trading.Core.TradeLog;

namespace Trading.Core.Tests.TradeLog;

public class TaxLotsTests
{
    private static readonly Timestamp Slot = TestTrades.Slot;

    [Fact]
    public void Fifo_OneTrade_CostsItsFeesAndEarnsWithoutThem()
    {
        var trade = TestTrades.Of("BTC-USD", Slot, 2, 100, 110, 0.66m) with { EntryFees = new Money(0.4m) };

        var lot = Assert.Single(TaxLots.Fifo([trade]));

        Assert.Equal(new TaxLot(trade.Product, trade.EntryAt, trade.ExitAt, new Quantity(1), new Money(100.4m), new Money(109.34m)), lot);
        Assert.Equal(new Money(8.94m), lot.Gain);
        Assert.Equal(trade.Net, lot.Gain);
    }

    [Fact]
    public void Fifo_DustLeftBehind_IsSoldFirstNextTime()
    {
        // 1 bought for 100 and 0.75 sold; then 1 for 200, 1 sold for 240: a quarter of that is the old lot's.
        var first = TestTrades.Of("BTC-USD", Slot, 1, 100, 90) with { SoldQuantity = new Quantity(0.75m) };
        var second = TestTrades.Of("BTC-USD", Slot + TimeSpan.FromHours(5), 1, 200, 240);

        var lots = TaxLots.Fifo([second, first]);

        Assert.Equal(
            [
                new TaxLot(first.Product, first.EntryAt, first.ExitAt, new Quantity(0.75m), new Money(75), new Money(90)),
                new TaxLot(first.Product, first.EntryAt, second.ExitAt, new Quantity(0.25m), new Money(25), new Money(60)),
                new TaxLot(first.Product, second.EntryAt, second.ExitAt, new Quantity(0.75m), new Money(150), new Money(180)),
            ],
            lots);
    }

    [Fact]
    public void Fifo_OtherProducts_AreLotsOfTheirOwn()
    {
        var btc = TestTrades.Of("BTC-USD", Slot, 3, 100, 90) with { SoldQuantity = new Quantity(0.5m) };
        var eth = TestTrades.Of("ETH-USD", Slot, 1, 100, 130);

        Assert.Equal(["ETH-USD", "BTC-USD"], TaxLots.Fifo([btc, eth]).Select(l => l.Product.Value));
        Assert.Equal([30m, 40m], TaxLots.Fifo([btc, eth]).Select(l => l.Gain.Amount));
    }

    [Fact]
    public void Fifo_AnyTradesThatSellAll_GainsAddUpToTheirNetExactly()
    {
        var trades = Gen.Choose(1, 1_000_000).Four().Select(v => (v.Item1, v.Item2, v.Item3, v.Item4)).ListOf(6);

        Properties.Check(trades, all =>
        {
            var (log, carried) = (new List<Trade>(), 0m);
            foreach (var (i, (quantity, bought, sold, fee)) in all.Index())
            {
                // Every trade but the last leaves a third of itself; the last sells everything.
                var units = quantity / 7m;
                units = decimal.Round(units, 8);
                var isLast = i == all.Count - 1;
                var out3 = isLast ? carried + units : decimal.Round(units * 2 / 3, 8);
                carried += units - out3;
                log.Add(TestTrades.Of("BTC-USD", Slot + TimeSpan.FromHours(i), 0.5, bought / 100m, sold / 100m, fee / 1_000_000m) with
                {
                    Quantity = new Quantity(units),
                    SoldQuantity = new Quantity(out3),
                });
            }

            var lots = TaxLots.Fifo(log);
            return lots.Sum(l => l.Gain.Amount) == log.Sum(t => t.Net.Amount)
                && lots.Sum(l => l.Quantity.Value) == log.Sum(t => t.Quantity.Value);
        });
    }

    [Fact]
    public void Write_TaxLots_IsOneLineADisposal()
    {
        var trade = TestTrades.Of("BTC-USD", Slot, 2, 100, 110, 0.66m) with { EntryFees = new Money(0.4m) };
        using var stream = new MemoryStream();

        TaxLotCsv.Write(stream, [trade]);

        Assert.Equal(
            "product,acquired,disposed,quantity,cost_basis,proceeds,gain\n"
            + "BTC-USD,2025-03-05T12:00:30Z,2025-03-05T14:00:30Z,1,100.4,109.34,8.94\n",
            Encoding.UTF8.GetString(stream.ToArray()));
        Assert.True(stream.CanWrite);
    }
}
