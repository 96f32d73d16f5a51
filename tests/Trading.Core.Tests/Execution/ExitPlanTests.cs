using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Tests.Execution;

/// <summary>Exits: forced ones cross, the others rest first, and nothing but dust is given up.</summary>
public class ExitPlanTests
{
    [Theory]
    [InlineData(ExitReason.Stop, OrderKind.MarketIoc)]
    [InlineData(ExitReason.Manual, OrderKind.MarketIoc)]
    [InlineData(ExitReason.EndOfRun, OrderKind.MarketIoc)]
    [InlineData(ExitReason.Target, OrderKind.PostOnlyLimit)]
    [InlineData(ExitReason.MaxHold, OrderKind.PostOnlyLimit)]
    [InlineData(ExitReason.Signal, OrderKind.PostOnlyLimit)]
    public void Plan_ExitReason_ForcedOnesCrossAndOthersRest(ExitReason reason, OrderKind kind)
    {
        var intent = new PlannerProbe().Quoted(99.9, 100.1).Placed(PlannerProbe.Exit(2, reason)).Intent;

        Assert.Equal((kind, Side.Sell, OrderLeg.Exit, reason), (intent.Kind, intent.Side, intent.Leg, intent.Exit));
        Assert.Equal(2, intent.BaseSize.Value);
        Assert.Equal(kind == OrderKind.PostOnlyLimit ? 100.1m : null, intent.LimitPrice?.Value);
        Assert.Equal(0, intent.ReservedNotional.Amount);
        Assert.Null(intent.Entry);
    }

    [Fact]
    public void Plan_TargetNotQuoted_RestsOneStepAboveTheLastPrice() =>
        Assert.Equal(100.01m, new PlannerProbe().Placed(PlannerProbe.Exit(2, ExitReason.Target)).Intent.LimitPrice!.Value.Value);

    [Theory]
    [InlineData(0.06, OrderKind.PostOnlyLimit)]
    [InlineData(0.059999, OrderKind.MarketIoc)]
    public void Plan_SmallTarget_GoesToMarketBelowSixDollars(double quantity, OrderKind kind) =>
        Assert.Equal(kind, new PlannerProbe().Placed(PlannerProbe.Exit((decimal)quantity, ExitReason.Target)).Intent.Kind);

    [Fact]
    public void Plan_StaleWideAndThinQuote_DoesNotHoldAnExitBack() => Assert.Equal(
        PlanRefusal.None, new PlannerProbe().Quoted(90, 110, depth: 1, ageMs: 60_000).Plan(PlannerProbe.Exit(2, ExitReason.Stop)).Refusal);

    [Fact]
    public void Plan_BelowThePolicysMinimum_IsSoldAllTheSame() =>
        Assert.Equal(PlanRefusal.None, new PlannerProbe().Plan(PlannerProbe.Exit(0.02m, ExitReason.Stop)).Refusal);

    [Theory]
    [InlineData(0.009999, ExitReason.Stop)]
    [InlineData(0.009998, ExitReason.Target)]
    public void Plan_BelowTheVenuesMinimum_IsDust(double quantity, ExitReason reason) =>
        Assert.Equal(PlanRefusal.Dust, new PlannerProbe().Plan(PlannerProbe.Exit((decimal)quantity, reason)).Refusal);

    [Fact]
    public void Plan_LessThanOneStepOfBase_IsDust() =>
        Assert.Equal(PlanRefusal.Dust, new PlannerProbe().Plan(PlannerProbe.Exit(0.0000009m, ExitReason.Stop)).Refusal);

    [Fact]
    public void Plan_FlooredBelowTheVenuesMinimum_IsDustAndNotAnOrderTheVenueRefuses()
    {
        // 0.0105 units are worth 1.05; the one whole step of them that can be sold is worth 0.99.
        var probe = new PlannerProbe();
        probe.Row.Product = probe.Row.Product with { BaseIncrement = new Increment(0.0099m) };

        Assert.Equal(PlanRefusal.Dust, probe.Plan(PlannerProbe.Exit(0.0105m, ExitReason.Stop)).Refusal);
    }

    [Fact]
    public void Plan_OddQuantity_SellsWholeStepsOnly() =>
        Assert.Equal(1.234567m, new PlannerProbe().Placed(PlannerProbe.Exit(1.2345678m, ExitReason.Stop)).Intent.BaseSize.Value);

    [Fact]
    public void Plan_NoPrice_IsNotDust()
    {
        var probe = new PlannerProbe();
        probe.Row.LastPrice = double.NaN;

        Assert.Equal(PlanRefusal.NoPrice, probe.Plan(PlannerProbe.Exit(2, ExitReason.Stop)).Refusal);
    }

    [Fact]
    public void React_TargetPartlyFilled_RequotesWhatIsLeft()
    {
        var probe = new PlannerProbe();
        var leg = probe.Placed(PlannerProbe.Exit(2, ExitReason.Target));
        var order = probe.Filled(PlannerProbe.Open(leg), 0.75m).To(OrderState.Canceled, PlannerProbe.Now);

        var next = probe.Next(leg, order);

        Assert.Equal(1.25m, next.Intent.BaseSize.Value);
        Assert.Equal(0.75m, next.Sold.Value);
    }

    [Fact]
    public void React_TargetUnfilledAfterRequote_CrossesTheRest()
    {
        var probe = new PlannerProbe();
        var first = probe.Placed(PlannerProbe.Exit(2, ExitReason.Target));
        var second = probe.Next(first, probe.Filled(PlannerProbe.Open(first), 0.75m).To(OrderState.Canceled, PlannerProbe.Now));

        var third = probe.Next(second, PlannerProbe.Canceled(second));

        Assert.Equal((OrderKind.MarketIoc, 1.25m), (third.Intent.Kind, third.Intent.BaseSize.Value));
    }

    [Fact]
    public void React_RestOfAnExitIsDust_EndsPartlyFilled()
    {
        var probe = new PlannerProbe();
        var leg = probe.Placed(PlannerProbe.Exit(2, ExitReason.Target));
        var order = probe.Filled(PlannerProbe.Open(leg), 1.995m).To(OrderState.Canceled, PlannerProbe.Now);

        Assert.Equal(LegStep.Done(LegOutcome.PartlyFilled), probe.React(leg, order));
    }

    [Fact]
    public void React_PriceGoneAfterCancel_EndsWithoutThrowing()
    {
        var probe = new PlannerProbe();
        var leg = probe.Placed(PlannerProbe.Exit(2, ExitReason.Target));
        probe.Row.LastPrice = double.NaN;

        Assert.Equal(LegStep.Done(LegOutcome.Unfilled), probe.React(leg, PlannerProbe.Canceled(leg)));
    }
}
