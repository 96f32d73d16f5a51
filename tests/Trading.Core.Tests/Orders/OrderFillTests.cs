using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Orders;

public class OrderFillTests
{
    private static readonly Timestamp T0 = CycleWorld.Slot;

    // 2 units at 100, for at most 202.
    private static readonly OrderIntent Intent = CycleWorld.EntryIntent(CycleWorld.Btc, 2, 100, CycleWorld.Reversion(), T0);

    [Fact]
    public void WithFill_Part_AddsUpAndLeavesTheRestReserved()
    {
        var order = Open().WithFill(FillOf("1", 0.5m)).WithFill(FillOf("2", 0.25m, price: 99));

        Assert.Equal(OrderState.Partial, order.State);
        Assert.Equal(0.75m, order.Filled.Value);
        Assert.Equal(74.75m, order.FilledNotional.Amount);
        Assert.Equal(0.2m, order.Fees.Amount);
        Assert.Equal(202 - 74.75m - 0.2m, order.Reserved.Amount);
        Assert.Equal(["1", "2"], order.AppliedFills);
        Assert.True(order.HasApplied(FillOf("2", 1)));
        Assert.False(order.HasApplied(FillOf("3", 1)));
    }

    [Fact]
    public void WithFill_LastUnit_FillsTheOrderAndFreesItsReservation()
    {
        var order = Open().WithFill(FillOf("1", 0.5m)).WithFill(FillOf("2", 1.5m));

        Assert.Equal(OrderState.Filled, order.State);
        Assert.Equal(0, order.Reserved.Amount);
    }

    [Fact]
    public void WithFill_WhileBeingCanceled_StaysSoUntilItIsComplete()
    {
        var canceling = Open().To(OrderState.CancelInFlight, T0);

        Assert.Equal(OrderState.CancelInFlight, canceling.WithFill(FillOf("1", 0.5m)).State);
        Assert.Equal(OrderState.Filled, canceling.WithFill(FillOf("1", 2)).State);
    }

    [Theory]
    [InlineData(OrderState.Filled)]
    [InlineData(OrderState.Canceled)]
    [InlineData(OrderState.Expired)]
    [InlineData(OrderState.Rejected)]
    public void WithFill_AfterTheEnd_CorrectsAmountsAndKeepsTheState(OrderState end)
    {
        var order = (new Order(Intent, end, T0) with { Filled = new Quantity(1) }).WithFill(FillOf("late", 1));

        Assert.Equal((end, 2m), (order.State, order.Filled.Value));
    }

    [Fact]
    public void WithFill_EarlierThanTheLastUpdate_DoesNotTurnTheClockBack() =>
        Assert.Equal(T0, Open().WithFill(FillOf("1", 1) with { At = T0.AddMs(-1) }).UpdatedAt);

    [Fact]
    public void WithFill_MoreThanOrdered_Throws()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Open().WithFill(FillOf("1", 1.5m)).WithFill(FillOf("2", 0.50000001m)));

        Assert.Contains("makes 2.00000001 of 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithFill_MoreThanTheQuoteToSpend_Throws()
    {
        var order = new Order(Intent with { BaseSize = Quantity.Zero, QuoteSize = new Money(50) }, OrderState.InFlight, T0);

        Assert.Equal(OrderState.Partial, order.WithFill(FillOf("1", 0.5m)).State);
        Assert.Throws<InvalidOperationException>(() => order.WithFill(FillOf("1", 0.5001m)));
    }

    [Fact]
    public void WithFill_BeforeItWasSent_Throws() => Assert.Throws<InvalidOperationException>(
        () => new Order(Intent, OrderState.Intent, T0).WithFill(FillOf("1", 1)));

    [Fact]
    public void WithFill_OfAnotherOrderProductOrSide_Throws()
    {
        var fill = FillOf("1", 1);
        Assert.Throws<InvalidOperationException>(() => Open().WithFill(fill with { Order = default }));
        Assert.Throws<InvalidOperationException>(() => Open().WithFill(fill with { Product = CycleWorld.Eth }));
        Assert.Throws<InvalidOperationException>(() => Open().WithFill(fill with { Side = Side.Sell }));
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(-1, 100)]
    [InlineData(1, 0)]
    public void WithFill_Empty_Throws(int quantity, int price) =>
        Assert.Throws<InvalidOperationException>(() => Open().WithFill(FillOf("1", quantity, price)));

    [Fact]
    public void Reserved_Unknown_KeepsEverythingWhateverFilled()
    {
        var order = new Order(Intent, OrderState.Unknown, T0) with { FilledNotional = new Money(150), Fees = new Money(1) };

        Assert.Equal(202, order.Reserved.Amount);
    }

    [Fact]
    public void Reserved_ExitOrOverspent_IsZero()
    {
        Assert.Equal(0, new Order(Intent with { Leg = OrderLeg.Exit }, OrderState.Unknown, T0).Reserved.Amount);
        Assert.Equal(0, (new Order(Intent, OrderState.Partial, T0) with { FilledNotional = new Money(203) }).Reserved.Amount);
    }

    [Fact]
    public void WithFill_AnySequence_NeverExceedsTheSizeAndSumsExactly() => Properties.Check(
        Gen.Choose(1, 90_000_000).ArrayOf(6),
        sizes =>
        {
            var order = Open();
            var (filled, notional) = (0m, 0m);
            for (var i = 0; i < sizes.Length; i++)
            {
                var fill = FillOf($"{i}", sizes[i] / 100_000_000m, price: 90 + i);
                if (filled + fill.Quantity.Value > 2)
                {
                    var before = order;
                    Assert.Throws<InvalidOperationException>(() => before.WithFill(fill));
                    continue;
                }

                order = order.WithFill(fill);
                filled += fill.Quantity.Value;
                notional += fill.Quantity.Value * (90 + i);
            }

            return order.Filled.Value == filled && order.FilledNotional.Amount == notional && filled <= 2;
        });

    private static Order Open() => new(Intent, OrderState.Open, T0);

    private static Fill FillOf(string id, decimal quantity, decimal price = 100) => new(
        id, Intent.Id, CycleWorld.Btc, Side.Buy, new Price(price), new Quantity(quantity), new Money(0.1m), Liquidity.Maker, T0);
}
