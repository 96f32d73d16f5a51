using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Execution;

/// <summary>What follows an order: waiting, cancelling at the TTL, requotes, post-only retries and the budget for crossing.</summary>
public class RequoteTests
{
    [Fact]
    public void React_OpenBeforeItsTtl_Waits()
    {
        var (probe, leg) = Start();

        Assert.Equal(LegStep.Wait, probe.React(leg, PlannerProbe.Open(leg), 14_999));
        Assert.Equal(LegStep.Cancel, probe.React(leg, PlannerProbe.Open(leg), 15_000));
    }

    [Fact]
    public void React_PartialAndInFlight_CancelAtTheTtlToo()
    {
        var (probe, leg) = Start();
        var inFlight = new Order(leg.Intent, OrderState.Intent, PlannerProbe.Now).To(OrderState.InFlight, PlannerProbe.Now);

        Assert.Equal(LegStep.Cancel, probe.React(leg, probe.Filled(PlannerProbe.Open(leg), 0.5m)));
        Assert.Equal(LegStep.Cancel, probe.React(leg, inFlight));
    }

    [Fact]
    public void React_NotSentOrCancelUnderWay_Waits()
    {
        var (probe, leg) = Start();

        Assert.Equal(LegStep.Wait, probe.React(leg, new Order(leg.Intent, OrderState.Intent, PlannerProbe.Now)));
        Assert.Equal(LegStep.Wait, probe.React(leg, PlannerProbe.Open(leg).To(OrderState.CancelInFlight, PlannerProbe.Now)));
    }

    [Fact]
    public void React_MarketOrderStillOut_WaitsForTheVenue()
    {
        var probe = new PlannerProbe();
        var leg = probe.Placed(PlannerProbe.Entry(5.5m));

        Assert.Equal(LegStep.Wait, probe.React(leg, PlannerProbe.Open(leg), 3_600_000));
    }

    [Fact]
    public void React_FilledUnknownOrRejected_Ends()
    {
        var (probe, leg) = Start();
        var unknown = new Order(leg.Intent, OrderState.Intent, PlannerProbe.Now)
            .To(OrderState.InFlight, PlannerProbe.Now).To(OrderState.Unknown, PlannerProbe.Now);

        Assert.Equal(LegStep.Done(LegOutcome.Filled), probe.React(leg, probe.Filled(PlannerProbe.Open(leg), leg.Intent.BaseSize.Value)));
        Assert.Equal(LegStep.Done(LegOutcome.Unknown), probe.React(leg, unknown));
        Assert.Equal(
            LegStep.Done(LegOutcome.Rejected), probe.React(leg, PlannerProbe.Rejected(leg, VenueRejection.InsufficientFunds)));
    }

    [Fact]
    public void React_MarketOrderNotFilled_EndsWithoutAReplacement()
    {
        var probe = new PlannerProbe();
        var leg = probe.Placed(PlannerProbe.Entry(5.5m));

        Assert.Equal(LegStep.Done(LegOutcome.Unfilled), probe.React(leg, PlannerProbe.Canceled(leg)));
        Assert.Equal(
            LegStep.Done(LegOutcome.PartlyFilled),
            probe.React(leg, probe.Filled(PlannerProbe.Open(leg), 0.01m).To(OrderState.Canceled, PlannerProbe.Now)));
    }

    [Theory]
    [InlineData("", 10.5)]
    [InlineData("execution: {ttl_requote_factor: 0.1}", 6)]
    [InlineData("execution: {ttl_seconds: 30, ttl_requote_factor: 1, ttl_seconds_max: 30}", 30)]
    public void React_Canceled_RequotesAtTheNewBidForAShorterTime(string overlay, double ttlSeconds)
    {
        var probe = new PlannerProbe(overlay).Quoted(99.9, 100.1);
        var leg = probe.Placed(PlannerProbe.Entry(100));
        probe.Quoted(100.2, 100.4, ageMs: -15_000);

        var next = probe.Next(leg, PlannerProbe.Canceled(leg));

        Assert.Equal((1, 1), (next.Requotes, next.Intent.Attempt));
        Assert.Equal(100.2m, next.Intent.LimitPrice!.Value.Value);
        Assert.Equal(100, next.Intent.DecisionMid.Value);
        var sent = PlannerProbe.Now.AddMs(15_000);
        Assert.Equal((sent, sent + TimeSpan.FromSeconds(ttlSeconds)), (next.Intent.CreatedAt, next.Intent.CancelAt));
        Assert.Equal(sent + TimeSpan.FromSeconds(ttlSeconds + 30), next.Intent.EndTime);
    }

    [Fact]
    public void React_PartlyFilledThenExpired_RequotesWhatTheBudgetHasLeft()
    {
        var (probe, leg) = Start();
        var order = probe.Filled(PlannerProbe.Open(leg), 0.4m).To(OrderState.Expired, PlannerProbe.Now);

        var next = probe.Next(leg, order);

        // 0.4 x 99.99 x 1.004 = 40.155984 are spent; (100 - that) / 1.004 / 99.99, cut at six digits.
        Assert.Equal(40.155984m, next.Spent.Amount);
        Assert.Equal(59.844016m, next.Intent.ReservedNotional.Amount);
        Assert.Equal(0.596115m, next.Intent.BaseSize.Value);
    }

    [Theory]
    [InlineData(0, 5001, 99.9, 100.1)]
    [InlineData(0, -1, 99.9, 100.1)]
    [InlineData(0, 0, 99, 101)]
    [InlineData(0.4, 5001, 99.9, 100.1)]
    public void React_QuoteUnfitForAnEntry_EndsInsteadOfRequoting(double filled, long ageMs, double bid, double ask)
    {
        var (probe, leg) = Start();
        var order = filled > 0 ? probe.Filled(PlannerProbe.Open(leg), (decimal)filled) : PlannerProbe.Open(leg);
        probe.Quoted(bid, ask, ageMs: ageMs - 15_000);

        Assert.Equal(
            LegStep.Done(filled > 0 ? LegOutcome.PartlyFilled : LegOutcome.Unfilled),
            probe.React(leg, order.To(OrderState.Canceled, PlannerProbe.Now)));
    }

    [Theory]
    [InlineData(Tier.T1, 100.09, true)]
    [InlineData(Tier.T1, 100.11, false)]
    [InlineData(Tier.T2, 100.14, true)]
    [InlineData(Tier.T2, 100.16, false)]
    [InlineData(Tier.T3, 100.19, true)]
    [InlineData(Tier.T3, 100.21, false)]
    public void React_RequotesUsedUp_CrossesOnlyInsideTheTiersBudget(Tier tier, double price, bool isInside)
    {
        // Move since the decision + half of 10, 20 or 40 bps + 60 - 40 bps of fees, against 35, 45 or 60 bps: 10, 15 or 20 bps of move.
        var probe = new PlannerProbe();
        var first = probe.Placed(PlannerProbe.Entry(100, tier));
        var second = probe.Next(first, PlannerProbe.Canceled(first));
        probe.Row.LastPrice = price;

        var step = probe.React(second, PlannerProbe.Canceled(second));

        if (isInside)
        {
            Assert.Equal(LegStepKind.Send, step.Kind);
            Assert.Equal((OrderKind.MarketIoc, 100m, 2), (step.Leg!.Intent.Kind, step.Leg.Intent.QuoteSize.Amount, step.Leg.Intent.Attempt));
        }
        else
        {
            Assert.Equal(LegStep.Done(LegOutcome.SlippageBudget), step);
        }
    }

    [Fact]
    public void React_SellThatFellAway_IsHeldToTheBudgetToo()
    {
        var probe = new PlannerProbe();
        var first = probe.Placed(PlannerProbe.Exit(2, ExitReason.Target));
        var second = probe.Next(first, PlannerProbe.Canceled(first));
        probe.Row.LastPrice = 99.89;

        Assert.Equal(LegStep.Done(LegOutcome.SlippageBudget), probe.React(second, PlannerProbe.Canceled(second)));
    }

    [Fact]
    public void React_PriceMovedInOurFavour_IsNoNegativeSlippage()
    {
        // With a budget below the fees alone, no gain in price buys the right to cross.
        var probe = new PlannerProbe("execution: {slippage_budget_bps: {t1: 19}}");
        var first = probe.Placed(PlannerProbe.Entry(100));
        var second = probe.Next(first, PlannerProbe.Canceled(first));
        probe.Row.LastPrice = 99;

        Assert.Equal(LegStep.Done(LegOutcome.SlippageBudget), probe.React(second, PlannerProbe.Canceled(second)));
    }

    [Fact]
    public void React_TakerFallbackOff_EndsUnfilled()
    {
        var probe = new PlannerProbe("execution: {is_taker_fallback_on: false, requotes_max: 0}");
        var leg = probe.Placed(PlannerProbe.Entry(100));

        Assert.Equal(LegStep.Done(LegOutcome.Unfilled), probe.React(leg, PlannerProbe.Canceled(leg)));
    }

    [Fact]
    public void React_RestBelowTheMinimum_EndsPartlyFilled()
    {
        var probe = new PlannerProbe();
        var first = probe.Placed(PlannerProbe.Entry(100));
        var nearlyAll = probe.Filled(PlannerProbe.Open(first), 0.95m).To(OrderState.Canceled, PlannerProbe.Now);

        Assert.Equal(LegStep.Done(LegOutcome.PartlyFilled), probe.React(first, nearlyAll));
    }

    private static (PlannerProbe Probe, WorkingLeg Leg) Start()
    {
        var probe = new PlannerProbe();
        return (probe, probe.Placed(PlannerProbe.Entry(100)));
    }
}
