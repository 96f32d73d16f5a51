using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Tests.Execution;

/// <summary>Post-only prices against the snapshot, and what follows a rejection because the book had moved.</summary>
public class PostOnlyTests
{
    [Theory]
    [InlineData(Side.Buy, 99.98)]
    [InlineData(Side.Sell, 100.02)]
    public void React_WouldCross_RetriesOneTickFurtherThanRefusedAndThanTheBookNow(Side side, double expected)
    {
        var (probe, leg) = Start(side);

        var next = probe.Next(leg, PlannerProbe.Rejected(leg, VenueRejection.PostOnlyWouldCross));

        Assert.Equal((decimal)expected, next.Intent.LimitPrice!.Value.Value);
        Assert.Equal((1, 0, 1), (next.PostOnlyRetries, next.Requotes, next.Intent.Attempt));
        Assert.NotEqual(leg.Intent.Id, next.Intent.Id);
    }

    [Theory]
    [InlineData(Side.Buy, 99.5, 99.48)]
    [InlineData(Side.Sell, 100.5, 100.52)]
    [InlineData(Side.Buy, 101, 99.98)]
    [InlineData(Side.Sell, 99, 100.02)]
    public void React_WouldCrossAndTheBookMoved_UsesTheSaferOfBoth(Side side, double price, double expected)
    {
        var (probe, leg) = Start(side);
        probe.Row.LastPrice = price;

        var next = probe.Next(leg, PlannerProbe.Rejected(leg, VenueRejection.PostOnlyWouldCross));

        Assert.Equal((decimal)expected, next.Intent.LimitPrice!.Value.Value);
    }

    [Fact]
    public void React_WouldCrossAgain_GoesOnAsAfterACancelWithARequoteAndThenTheBudget()
    {
        var (probe, leg) = Start(Side.Buy);
        var retried = probe.Next(leg, PlannerProbe.Rejected(leg, VenueRejection.PostOnlyWouldCross));

        var requoted = probe.Next(retried, PlannerProbe.Rejected(retried, VenueRejection.PostOnlyWouldCross));
        var crossing = probe.Next(requoted, PlannerProbe.Rejected(requoted, VenueRejection.PostOnlyWouldCross));

        Assert.Equal((1, 1, 99.99m), (requoted.PostOnlyRetries, requoted.Requotes, requoted.Intent.LimitPrice!.Value.Value));
        Assert.Equal((OrderKind.MarketIoc, 3), (crossing.Intent.Kind, crossing.Intent.Attempt));
    }

    [Fact]
    public void React_WouldCrossAndNothingLeftToRestAt_Ends()
    {
        var probe = new PlannerProbe();
        probe.Row.LastPrice = 0.02;
        var leg = probe.Placed(PlannerProbe.Entry(100));

        Assert.Equal(0.01m, leg.Intent.LimitPrice!.Value.Value);
        Assert.Equal(LegStep.Done(LegOutcome.Unfilled), probe.React(leg, PlannerProbe.Rejected(leg, VenueRejection.PostOnlyWouldCross)));
    }

    [Fact]
    public void React_MarketOrderCalledPostOnly_EndsWithoutARetry()
    {
        var probe = new PlannerProbe();
        var leg = probe.Placed(PlannerProbe.Entry(5.5m));

        Assert.Equal(LegStep.Done(LegOutcome.Unfilled), probe.React(leg, PlannerProbe.Rejected(leg, VenueRejection.PostOnlyWouldCross)));
    }

    [Fact]
    public void React_WouldCrossAfterAPartialFill_EndsAsPartlyFilled()
    {
        var (probe, leg) = Start(Side.Buy);
        var requoted = probe.Next(leg, probe.Filled(PlannerProbe.Open(leg), 0.4m).To(OrderState.Canceled, PlannerProbe.Now));
        probe.Row.LastPrice = double.NaN;

        Assert.Equal(
            LegStep.Done(LegOutcome.PartlyFilled),
            probe.React(requoted, PlannerProbe.Rejected(requoted, VenueRejection.PostOnlyWouldCross)));
    }

    [Fact]
    public void React_OtherRejectionAfterAPartialFill_EndsAsPartlyFilled()
    {
        var (probe, leg) = Start(Side.Buy);
        var requoted = probe.Next(leg, probe.Filled(PlannerProbe.Open(leg), 0.4m).To(OrderState.Canceled, PlannerProbe.Now));

        Assert.Equal(
            LegStep.Done(LegOutcome.PartlyFilled), probe.React(requoted, PlannerProbe.Rejected(requoted, VenueRejection.InsufficientFunds)));
    }

    [Theory]
    [InlineData(Side.Buy, 99.9, 100.1, 99.9)]
    [InlineData(Side.Sell, 99.9, 100.1, 100.1)]
    [InlineData(Side.Buy, 100, 100, 99.99)]
    [InlineData(Side.Sell, 100, 100, 100.01)]
    [InlineData(Side.Buy, 100.006, 100.008, 100)]
    [InlineData(Side.Sell, 100.002, 100.004, 100.01)]
    [InlineData(Side.Buy, 99.996, 100.05, 99.99)]
    [InlineData(Side.Sell, 99.95, 100.004, 100.01)]
    public void Plan_AnyQuote_RestsOnTheGridAndOnItsOwnSide(Side side, double bid, double ask, double expected)
    {
        var probe = new PlannerProbe().Quoted(bid, ask);
        var approved = side == Side.Buy ? PlannerProbe.Entry(100) : PlannerProbe.Exit(2, ExitReason.Target);

        Assert.Equal((decimal)expected, probe.Placed(approved).Intent.LimitPrice!.Value.Value);
    }

    private static (PlannerProbe Probe, WorkingLeg Leg) Start(Side side)
    {
        var probe = new PlannerProbe();
        return (probe, probe.Placed(side == Side.Buy ? PlannerProbe.Entry(100) : PlannerProbe.Exit(2, ExitReason.Target)));
    }
}
