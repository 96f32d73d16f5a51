using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Execution;

public class OrderNewsTests
{
    private static readonly Timestamp T0 = CycleWorld.Slot;

    // 2 units at 100.
    private static readonly OrderIntent Intent = CycleWorld.EntryIntent(CycleWorld.Btc, 2, 100, CycleWorld.Reversion(), T0);

    [Theory]
    [InlineData(OrderState.Open, true)]
    [InlineData(OrderState.Unknown, false)]
    [InlineData(OrderState.CancelInFlight, true)]
    public void Append_NothingListed_SaysNothing(OrderState state, bool hasVenueId) => Assert.Empty(News(Local(state, hasVenueId), null));

    [Theory]
    [InlineData(OrderState.InFlight)]
    [InlineData(OrderState.Unknown)]
    public void Append_AnswerMissedAndListed_IsAcceptedWhenItWasCreated(OrderState state)
    {
        var report = Assert.Single(News(Local(state, hasVenueId: false), Listed(OrderState.Open)));

        Assert.Equal(new VenueReport(VenueReportKind.Accepted, T0.AddMs(10), Intent.Id, "V1"), report);
    }

    [Fact]
    public void Append_UnknownAfterItWasAccepted_IsAcceptedAgain() =>
        Assert.Equal([VenueReportKind.Accepted], Kinds(News(Local(OrderState.Unknown), Listed(OrderState.Open))));

    [Theory]
    [InlineData(OrderState.Open, OrderState.Open)]
    [InlineData(OrderState.Open, OrderState.CancelInFlight)]
    [InlineData(OrderState.CancelInFlight, OrderState.Open)]
    [InlineData(OrderState.Partial, OrderState.Partial)]
    public void Append_LivingAsKnown_SaysNothing(OrderState known, OrderState listed) =>
        Assert.Empty(News(Local(known), Listed(listed)));

    [Fact]
    public void Append_FillsOutOfOrderAndTwice_ReportsEachOnceInTheOrderOfTime()
    {
        var news = News(
            Local(OrderState.Open), Listed(OrderState.Partial, 1.5m), Fill("c", 0.5m, 30), Fill("a", 0.25m, 20), Fill("c", 0.5m, 30), Fill("b", 0.75m, 20));

        Assert.Equal(["a", "b", "c"], news.Select(r => r.Fill!.VenueTradeId));
        Assert.Equal([T0.AddMs(20), T0.AddMs(20), T0.AddMs(30)], news.Select(r => r.At));
        Assert.All(news, r => Assert.Equal((VenueReportKind.Filled, Intent.Id, "V1", Intent.Id, false), (r.Kind, r.Order, r.VenueOrderId, r.Fill!.Order, r.IsFinal)));
        Assert.Equal((99m, 0.5m, 0.1m), (news[2].Fill!.Price.Value, news[2].Fill!.Quantity.Value, news[2].Fill!.Fee.Amount));
    }

    [Fact]
    public void Append_FillsAlreadyApplied_SaysNothing()
    {
        var local = Local(OrderState.Open).WithFill(Fill("a", 1, 20).Of(Intent.Id));

        Assert.Empty(News(local, Listed(OrderState.Partial, 1), Fill("a", 1, 20)));
    }

    [Fact]
    public void Append_OnlyFillsAreListed_AcceptsAndReportsThem()
    {
        var news = News(Local(OrderState.Unknown, hasVenueId: false), null, Fill("a", 2, 20));

        Assert.Equal([VenueReportKind.Accepted, VenueReportKind.Filled], Kinds(news));
        Assert.Equal("V1", news[0].VenueOrderId);
        Assert.Equal(T0.AddMs(20), news[0].At);
    }

    [Theory]
    [InlineData(OrderState.Filled, VenueReportKind.Completed)]
    [InlineData(OrderState.Canceled, VenueReportKind.Canceled)]
    [InlineData(OrderState.Expired, VenueReportKind.Expired)]
    [InlineData(OrderState.Rejected, VenueReportKind.Canceled)]
    public void Append_EndedWithAllItsFills_ReportsFillsAndThenTheEnd(OrderState end, VenueReportKind expected)
    {
        var news = News(Local(OrderState.Unknown, hasVenueId: false), Listed(end, 1.5m), Fill("a", 1, 20), Fill("b", 0.5m, 90));

        Assert.Equal([VenueReportKind.Accepted, VenueReportKind.Filled, VenueReportKind.Filled, expected], Kinds(news));
        Assert.Equal([false, false, false, true], news.Select(r => r.IsFinal));

        // The listing is stamped 50 ms in, the last fill 90: the end is not before it.
        Assert.Equal(T0.AddMs(90), news[3].At);
    }

    [Theory]
    [InlineData(OrderState.Filled)]
    [InlineData(OrderState.Canceled)]
    [InlineData(OrderState.Expired)]
    [InlineData(OrderState.Rejected)]
    public void Append_EndedWithAFillStillToBeListed_HoldsTheEndBack(OrderState end)
    {
        var local = Local(OrderState.Open).WithFill(Fill("a", 1, 20).Of(Intent.Id));

        Assert.Equal([VenueReportKind.Filled], Kinds(News(local, Listed(end, 1.75m), Fill("a", 1, 20), Fill("b", 0.5m, 30))));
        Assert.Equal([VenueReportKind.Filled, VenueReportKind.Filled, Final(end)],
            Kinds(News(local, Listed(end, 1.75m), Fill("a", 1, 20), Fill("b", 0.5m, 30), Fill("c", 0.25m, 40))));
    }

    [Fact]
    public void Append_EndedAndAllFillsKnownBefore_ReportsTheEndWithoutListingThem()
    {
        var local = Local(OrderState.CancelInFlight).WithFill(Fill("a", 1, 20).Of(Intent.Id));

        var report = Assert.Single(News(local, Listed(OrderState.Canceled, 1)));

        Assert.Equal(new VenueReport(VenueReportKind.Canceled, T0.AddMs(50), Intent.Id, "V1", IsFinal: true), report);
    }

    [Fact]
    public void Append_FilledWithoutAnyFillOrSize_HoldsTheEndBack() =>
        Assert.Empty(News(Local(OrderState.Open), Listed(OrderState.Filled)));

    [Fact]
    public void Append_RoundingOfAQuoteSizedFill_IsNotAMissingFill()
    {
        // 10 / 7 of 28 digits is below the venue's own figure in the last one.
        var listed = Listed(OrderState.Filled, 1.4285714285714285714285714287m);

        Assert.Equal([VenueReportKind.Filled, VenueReportKind.Completed], Kinds(News(Local(OrderState.Open), listed, Fill("a", 10m / 7, 20))));
        Assert.Equal([VenueReportKind.Filled], Kinds(News(Local(OrderState.Open), listed, Fill("a", 1.42857142m, 20))));
    }

    [Theory]
    [InlineData(OrderState.InFlight)]
    [InlineData(OrderState.Unknown)]
    [InlineData(OrderState.CancelInFlight)]
    public void Append_FailedAndNeverKnownToLive_IsRejectedWithItsReason(OrderState state)
    {
        var listed = Listed(OrderState.Rejected) with { Rejection = VenueRejection.PostOnlyWouldCross };

        var report = Assert.Single(News(Local(state, hasVenueId: false), listed));

        Assert.Equal(
            new VenueReport(
                VenueReportKind.Rejected, T0.AddMs(50), Intent.Id, "V1", Rejection: VenueRejection.PostOnlyWouldCross, IsFinal: true),
            report);
    }

    [Fact]
    public void Append_FailedWithoutAReason_IsRejectedForAnother() => Assert.Equal(
        VenueRejection.Other, Assert.Single(News(Local(OrderState.Unknown, hasVenueId: false), Listed(OrderState.Rejected))).Rejection);

    [Theory]
    [InlineData(OrderState.Open)]
    [InlineData(OrderState.CancelInFlight)]
    public void Append_FailedAfterItLived_IsCanceled(OrderState state) =>
        Assert.Equal([VenueReportKind.Canceled], Kinds(News(Local(state), Listed(OrderState.Rejected))));

    [Fact]
    public void Append_FinishedHere_OnlyReportsLateFills()
    {
        var local = Local(OrderState.Open).WithFill(Fill("a", 1, 20).Of(Intent.Id)).To(OrderState.Canceled, T0.AddMs(60));

        Assert.Empty(News(local, Listed(OrderState.Canceled, 1), Fill("a", 1, 20)));
        Assert.Equal(
            [VenueReportKind.Filled], Kinds(News(local, Listed(OrderState.Canceled, 1.5m), Fill("a", 1, 20), Fill("late", 0.5m, 30))));
    }

    [Fact]
    public void Append_RefusedHereAndListedAsFailed_SaysNothing() =>
        Assert.Empty(News(Local(OrderState.Rejected, hasVenueId: false), Listed(OrderState.Rejected)));

    [Fact]
    public void Append_BelievedNeverToHaveArrivedButListed_TellsItsVenueIdAndFills()
    {
        var news = News(Local(OrderState.Rejected, hasVenueId: false), Listed(OrderState.Open, 1), Fill("a", 1, 20));

        Assert.Equal([VenueReportKind.Accepted, VenueReportKind.Filled], Kinds(news));
    }

    [Fact]
    public void Append_FillBeforeTheOrderWasCreated_AcceptsItThenAndReportsFillsInOrderOfTime()
    {
        // Of one instant the ids decide; of different ones the time does, whatever the ids.
        var news = News(
            Local(OrderState.InFlight, hasVenueId: false), Listed(OrderState.Partial, 1.5m), Fill("a", 0.5m, 30), Fill("z", 0.5m, 5), Fill("y", 0.5m, 5));

        Assert.Equal([T0.AddMs(5), T0.AddMs(5), T0.AddMs(5), T0.AddMs(30)], news.Select(r => r.At));
        Assert.Equal(["y", "z", "a"], news.Skip(1).Select(r => r.Fill!.VenueTradeId));
    }

    [Fact]
    public void Append_FillsOlderThanTheListing_AcceptAtTheCreationAndLeaveNoReportBeforeIt()
    {
        var news = News(Local(OrderState.InFlight, hasVenueId: false), null, Fill("b", 0.5m, 40), Fill("a", 0.5m, 20));

        Assert.Equal([T0.AddMs(20), T0.AddMs(20), T0.AddMs(40)], news.Select(r => r.At));
    }

    [Fact]
    public void Append_ListingOfAnotherOrder_Throws()
    {
        var other = new ClientOrderId(Guid.Parse("00000000-0000-8000-8000-000000000001"));
        var wrong = Assert.Throws<ArgumentException>(() => News(Local(OrderState.Open), Listed(OrderState.Open) with { VenueOrderId = "V2" }));
        Assert.StartsWith($"order {Intent.Id} (V1): the listing is of order {Intent.Id} (V2)", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => News(Local(OrderState.Open), Listed(OrderState.Open) with { ClientId = other }));
        wrong = Assert.Throws<ArgumentException>(() => News(Local(OrderState.Open), null, Fill("a", 1, 20) with { VenueOrderId = "V2" }));
        Assert.StartsWith($"order {Intent.Id} (V1): fill a is of order V2", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => News(Local(OrderState.Unknown, hasVenueId: false), Listed(OrderState.Open), Fill("a", 1, 20) with { VenueOrderId = "V2" }));
    }

    private static VenueReportKind Final(OrderState end) => end switch
    {
        OrderState.Filled => VenueReportKind.Completed,
        OrderState.Expired => VenueReportKind.Expired,
        _ => VenueReportKind.Canceled,
    };

    private static List<VenueReport> News(Order local, ReportedOrder? listed, params ReportedFill[] fills)
    {
        var news = new List<VenueReport>();
        OrderNews.Append(local, listed, fills, news);
        return news;
    }

    private static VenueReportKind[] Kinds(List<VenueReport> news) => [.. news.Select(r => r.Kind)];

    private static Order Local(OrderState state, bool hasVenueId = true) =>
        new(Intent, state, T0) { VenueOrderId = hasVenueId ? "V1" : null };

    private static ReportedOrder Listed(OrderState state, decimal filled = 0) => new(
        Intent.Id, "V1", Intent.Product, Side.Buy, state, new Quantity(filled), T0.AddMs(10), T0.AddMs(50));

    private static ReportedFill Fill(string id, decimal quantity, int ms) => new(
        id, "V1", Intent.Product, Side.Buy, new Price(99), new Quantity(quantity), new Money(0.1m), Liquidity.Maker, T0.AddMs(ms));
}
