using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Portfolio;

public class LedgerTests
{
    [Fact]
    public void With_BuyThenSell_SplitsCashIntoItsParts()
    {
        var ledger = Ledger.Open(new Money(1000))
            .With(FillOf(Side.Buy, 100, 2, 0.8m))
            .With(FillOf(Side.Sell, 110, 1, 0.44m))
            .WithTransfer(new Money(-50));

        Assert.Equal(new Ledger(new Money(1000), new Money(-50), new Money(200), new Money(110), new Money(1.24m)), ledger);
        Assert.Equal(858.76m, ledger.Cash.Amount);
    }

    [Fact]
    public void Cash_AnySequence_IsTheRunningSumToTheLastDigit() => Properties.Check(
        (from isBuy in Gen.Elements(true, false)
         from isTransfer in Gen.Frequency((1, Gen.Constant(true)), (5, Gen.Constant(false)))
         from price in Gen.Choose(1, 10_000_000)
         from quantity in Gen.Choose(1, 1_000_000_000)
         from bps in Gen.Choose(0, 1200)
         select (isBuy, isTransfer, Price: price / 100m, Quantity: quantity / 100_000_000m, Bps: bps / 10m)).ArrayOf(20),
        steps =>
        {
            var ledger = Ledger.Open(new Money(10_000));
            var cash = 10_000m;
            foreach (var step in steps)
            {
                var notional = step.Price * step.Quantity;
                var fee = notional * step.Bps / 10_000m;
                var sign = step.isBuy ? -1 : 1;
                ledger = step.isTransfer
                    ? ledger.WithTransfer(new Money(sign * notional))
                    : ledger.With(FillOf(step.isBuy ? Side.Buy : Side.Sell, step.Price, step.Quantity, fee));
                cash += (sign * notional) - (step.isTransfer ? 0 : fee);
            }

            return ledger.Cash.Amount == cash
                && ledger.Cash == ledger.Opening + ledger.Deposited - ledger.Bought + ledger.Sold - ledger.Fees;
        });

    private static Fill FillOf(Side side, decimal price, decimal quantity, decimal fee) => new(
        "1", default, CycleWorld.Btc, side, new Price(price), new Quantity(quantity), new Money(fee), Liquidity.Taker, CycleWorld.Slot);
}
