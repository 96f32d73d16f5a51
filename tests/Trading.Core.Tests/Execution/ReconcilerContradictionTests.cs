using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Execution;

/// <summary>A listing that cannot be true: it is named, and gives no order another's news.</summary>
public class ReconcilerContradictionTests
{
    private static readonly Timestamp T0 = CycleWorld.Slot;
    private static readonly OrderIntent Intent = CycleWorld.EntryIntent(CycleWorld.Btc, 2, 100, CycleWorld.Reversion(), T0);
    private static readonly ClientOrderId Other = new(Guid.Parse("00000000-0000-8000-8000-000000000001"));

    [Fact]
    public void Contradictions_ListingThatIsTrue_HasNone()
    {
        Assert.Empty(Reconciler.Contradictions([Local("V1")], View(Listed("V1"))));
        Assert.Empty(Reconciler.Contradictions([Local("V1")], View()));
        Assert.Empty(Reconciler.Contradictions([Local(null)], View(Listed("V1"), Listed("V2", Other), Listed("V3", null))));

        // The same order on two pages is one order, and what has no id of ours is nobody's.
        Assert.Empty(Reconciler.Contradictions([Local("V1")], View(Listed("V1"), Listed("V1", state: OrderState.Canceled))));
        Assert.Empty(Reconciler.Contradictions([Local("V1")], View(Listed("V1", null))));
    }

    [Theory]
    [InlineData("V1")]
    [InlineData(null)]
    public void Contradictions_OurIdOnTwoOrders_NamesBoth(string? known)
    {
        var view = View(Listed("V1"), Listed("V2", state: OrderState.Canceled));

        Assert.Equal(
            [$"order {Intent.Id}: the venue has it as V1 and lists V2 under its id too"], Reconciler.Contradictions([Local(known)], view));
        Assert.DoesNotContain(Reconciler.News([Local(known)], view, TimeSpan.Zero), report => report.VenueOrderId == "V2");
    }

    [Fact]
    public void Contradictions_OurOrderUnderAnothersId_IsNamedAndTellsNothing()
    {
        var view = View(Listed("V1", Other, OrderState.Canceled));

        Assert.Equal([$"order {Intent.Id}: the venue lists its V1 as order {Other}"], Reconciler.Contradictions([Local("V1")], view));
        Assert.Empty(Reconciler.News([Local("V1")], view, TimeSpan.Zero));
    }

    [Fact]
    public void News_OurIdOnAnotherOrderAlone_SaysNothingOfOurs()
    {
        var view = View(Listed("V2", state: OrderState.Canceled));

        Assert.Empty(Reconciler.News([Local("V1")], view, TimeSpan.Zero));
        Assert.Single(Reconciler.Contradictions([Local("V1")], view));
    }

    private static Order Local(string? venueId) =>
        new(Intent, venueId is null ? OrderState.Unknown : OrderState.Open, T0) { VenueOrderId = venueId };

    private static ReportedOrder Listed(string venueId, OrderState state = OrderState.Open) => Listed(venueId, Intent.Id, state);

    private static ReportedOrder Listed(string venueId, ClientOrderId? client, OrderState state = OrderState.Open) =>
        new(client, venueId, Intent.Product, Side.Buy, state, Quantity.Zero, T0.AddMs(10), T0.AddMs(50));

    private static VenueView View(params ReportedOrder[] orders) => new(T0, T0.AddMs(60_000), [.. orders], [], []);
}
