using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Execution;

/// <summary>The first order of an entry: kind, price, size, times and every reason not to place it.</summary>
public class EntryPlanTests
{
    [Theory]
    [InlineData(5.99, OrderKind.MarketIoc)]
    [InlineData(6.1, OrderKind.PostOnlyLimit)]
    public void Plan_SmallEntry_GoesToMarketBelowSixDollars(double size, OrderKind kind) =>
        Assert.Equal(kind, new PlannerProbe().Placed(PlannerProbe.Entry((decimal)size)).Intent.Kind);

    [Fact]
    public void Plan_MarketBuy_SpendsQuoteCurrencyRoundedDown()
    {
        var intent = new PlannerProbe().Placed(PlannerProbe.Entry(5.999m)).Intent;

        Assert.True(intent.IsSizedInQuote);
        Assert.Equal(5.99m, intent.QuoteSize.Amount);
        Assert.Equal(0, intent.BaseSize.Value);
        Assert.Equal(5.99m, intent.ReservedNotional.Amount);
        Assert.Equal((null, null, null), (intent.LimitPrice, intent.CancelAt, intent.EndTime));
    }

    [Fact]
    public void Plan_TakerPolicy_GoesToMarketAtAnySize() => Assert.Equal(
        OrderKind.MarketIoc,
        new PlannerProbe("execution: {is_maker_first: false}").Placed(PlannerProbe.Entry(1000)).Intent.Kind);

    [Fact]
    public void Plan_Quoted_JoinsTheBidWithASizeThatItsFeeFits()
    {
        var leg = new PlannerProbe().Quoted(99.9, 100.1).Placed(PlannerProbe.Entry(100));

        Assert.Equal(OrderKind.PostOnlyLimit, leg.Intent.Kind);
        Assert.Equal(99.9m, leg.Intent.LimitPrice!.Value.Value);

        // 100 / 1.004 / 99.9 = 0.99701294..., cut at six digits.
        Assert.Equal(0.997012m, leg.Intent.BaseSize.Value);
        Assert.Equal(100, leg.Intent.ReservedNotional.Amount);
        Assert.Equal(100, leg.Intent.DecisionMid.Value);
        Assert.Equal(Side.Buy, leg.Intent.Side);
        Assert.Equal("mean_reversion", leg.Intent.Entry!.Signal);
    }

    [Fact]
    public void Plan_NotQuoted_RestsOneStepBelowTheLastPrice() =>
        Assert.Equal(99.99m, new PlannerProbe().Placed(PlannerProbe.Entry(100)).Intent.LimitPrice!.Value.Value);

    [Fact]
    public void Plan_Resting_CancelsAtItsTtlAndEndsAtTheVenueThirtySecondsLater()
    {
        var intent = new PlannerProbe().Placed(PlannerProbe.Entry(100)).Intent;

        Assert.Equal(PlannerProbe.Now + TimeSpan.FromSeconds(15), intent.CancelAt);
        Assert.Equal(PlannerProbe.Now + TimeSpan.FromSeconds(45), intent.EndTime);
        Assert.Equal((PlannerProbe.Slot, PlannerProbe.Now, 0), (intent.Slot, intent.CreatedAt, intent.Attempt));
    }

    [Theory]
    [InlineData(5000, PlanRefusal.None)]
    [InlineData(5001, PlanRefusal.QuoteStale)]
    [InlineData(-1, PlanRefusal.QuoteFromFuture)]
    public void Plan_QuoteAge_IsCheckedBothWays(long ageMs, PlanRefusal expected) => Assert.Equal(
        expected, new PlannerProbe().Quoted(99.9, 100.1, ageMs: ageMs).Plan(PlannerProbe.Entry(100)).Refusal);

    [Theory]
    [InlineData(99.6, 100.4, PlanRefusal.None)]
    [InlineData(99.4, 100.6, PlanRefusal.SpreadTooWide)]
    public void Plan_Spread_IsAtMostAHundredBps(double bid, double ask, PlanRefusal expected) => Assert.Equal(
        expected, new PlannerProbe().Quoted(bid, ask).Plan(PlannerProbe.Entry(100)).Refusal);

    [Theory]
    [InlineData(200, PlanRefusal.None)]
    [InlineData(199.99, PlanRefusal.DepthTooThin)]
    [InlineData(double.NaN, PlanRefusal.None)]
    public void Plan_Depth_IsTwiceTheOrderWhereObserved(double depth, PlanRefusal expected) => Assert.Equal(
        expected, new PlannerProbe().Quoted(99.9, 100.1, depth).Plan(PlannerProbe.Entry(100)).Refusal);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(0.004)]
    public void Plan_NoPriceOnTheGrid_IsRefused(double price)
    {
        var probe = new PlannerProbe();
        probe.Row.LastPrice = price;

        Assert.Equal(PlanRefusal.NoPrice, probe.Plan(PlannerProbe.Entry(100)).Refusal);
    }

    [Fact]
    public void Plan_OneStepAboveNothing_HasNoPriceToRestAt()
    {
        var probe = new PlannerProbe();
        probe.Row.LastPrice = 0.01;

        Assert.Equal(PlanRefusal.NoPrice, probe.Plan(PlannerProbe.Entry(100)).Refusal);
    }

    [Fact]
    public void Plan_BelowThePolicysMinimum_IsRefused() =>
        Assert.Equal(PlanRefusal.BelowMinNotional, new PlannerProbe().Plan(PlannerProbe.Entry(4.999m)).Refusal);

    [Fact]
    public void Plan_BelowTheVenuesMinimumOnceTheFeeIsKeptBack_IsRefused()
    {
        var probe = new PlannerProbe();
        probe.Row.Product = probe.Row.Product with { MinNotional = new Money(100) };

        Assert.Equal(PlanRefusal.BelowMinNotional, probe.Plan(PlannerProbe.Entry(100)).Refusal);
        Assert.Equal(PlanRefusal.None, probe.Plan(PlannerProbe.Entry(100.5m)).Refusal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5.5)]
    public void Plan_LessThanOneStepOfBase_IsRefused(double size)
    {
        var probe = new PlannerProbe();
        probe.Row.Product = probe.Row.Product with { BaseIncrement = new Increment(2) };

        Assert.Equal(PlanRefusal.SizeIncrement, probe.Plan(PlannerProbe.Entry((decimal)size)).Refusal);
    }
}
