using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Issues;

/// <summary>A guard on filled against requested notional fired on a legitimate partial fill at a better price.</summary>
public sealed class PartialFillGuardFiredTests
{
    [Fact]
    public void WithFill_SaleFarAboveItsLimit_IsTaken()
    {
        var exit = CycleWorld.EntryIntent(CycleWorld.Eth, 2, 100, CycleWorld.Reversion(), CycleWorld.Slot) with { Side = Side.Sell, Leg = OrderLeg.Exit };

        var order = new Order(exit, OrderState.Open, CycleWorld.Slot).WithFill(new Fill(
            "t", exit.Id, CycleWorld.Eth, Side.Sell, new Price(250), new Quantity(1), Money.Zero, Liquidity.Maker, CycleWorld.Slot));

        Assert.Equal((OrderState.Partial, 250m), (order.State, order.FilledNotional.Amount));
    }
}
