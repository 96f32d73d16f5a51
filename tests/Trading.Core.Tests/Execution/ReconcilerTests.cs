using System.Collections.Immutable;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Execution;

public class ReconcilerTests
{
    private static readonly Timestamp T0 = CycleWorld.Slot;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(60);
    private static readonly OrderIntent Btc = CycleWorld.EntryIntent(CycleWorld.Btc, 2, 100, CycleWorld.Reversion(), T0);
    private static readonly OrderIntent Eth = CycleWorld.EntryIntent(CycleWorld.Eth, 3, 50, CycleWorld.Reversion(), T0);

    [Fact]
    public void News_OfTwoOrders_IsInTheOrderOfTimeAndWithinAnInstantAsItHappened()
    {
        var view = View(
            [Listed(Btc, "V1", OrderState.Filled, 2, atMs: 30), Listed(Eth, "V2", OrderState.Open, 0, atMs: 20)],
            [Fill("b", "V1", 2, 30)]);

        var news = Reconciler.News([Local(Btc, OrderState.InFlight), Local(Eth, OrderState.InFlight)], view, Settle);

        Assert.Equal(
            [
                (VenueReportKind.Accepted, Btc.Id, T0.AddMs(10)),
                (VenueReportKind.Accepted, Eth.Id, T0.AddMs(10)),
                (VenueReportKind.Filled, Btc.Id, T0.AddMs(30)),
                (VenueReportKind.Completed, Btc.Id, T0.AddMs(30)),
            ],
            news.Select(r => (r.Kind, r.Order, r.At)));
    }

    [Fact]
    public void News_FillsOfAnOrderThatIsNoLongerListed_AreItsNews()
    {
        var news = Reconciler.News([Local(Btc, OrderState.Open, "V1")], View([], [Fill("a", "V1", 2, 30), Fill("x", "V9", 1, 20)]), Settle);

        Assert.Equal("a", Assert.Single(news).Fill!.VenueTradeId);
    }

    [Fact]
    public void News_VenueIdKnown_TakesItAndNotAnotherListingWithOurId()
    {
        var view = View([Listed(Btc, "V8", OrderState.Canceled, 0, 40), Listed(Btc, "V1", OrderState.Open, 0, 40)], []);

        Assert.Empty(Reconciler.News([Local(Btc, OrderState.Open, "V1")], view, Settle));
    }

    [Fact]
    public void News_VenueIdUnknown_FindsTheOrderByOurIdAndItsFillsByTheVenues()
    {
        var view = View([Listed(Eth, "V2", OrderState.Open, 0, 40), Listed(Btc, "V1", OrderState.Partial, 1, 40)], [Fill("a", "V1", 1, 30), Fill("e", "V2", 1, 30)]);

        var news = Reconciler.News([Local(Btc, OrderState.Unknown)], view, Settle);

        Assert.Equal([VenueReportKind.Accepted, VenueReportKind.Filled], news.Select(r => r.Kind));
        Assert.Equal("a", news[1].Fill!.VenueTradeId);
    }

    // Absence is evidence only of an order that never had an answer, once the listing had time to show it and reaches back to it.
    [Theory]
    [InlineData(OrderState.Unknown, null, 60_000, 0, true)]
    [InlineData(OrderState.InFlight, null, 60_000, 0, true)]
    [InlineData(OrderState.CancelInFlight, null, 60_000, 0, true)]
    [InlineData(OrderState.Intent, null, 60_000, 0, false)]
    [InlineData(OrderState.Open, null, 60_000, 0, false)]
    [InlineData(OrderState.Canceled, null, 60_000, 0, false)]
    [InlineData(OrderState.Unknown, "V1", 60_000, 0, false)]
    [InlineData(OrderState.Unknown, null, 59_999, 0, false)]
    [InlineData(OrderState.Unknown, null, 60_001, -1, true)]
    [InlineData(OrderState.Unknown, null, 60_000, 1, false)]
    public void News_NotListed_IsRejectedOnlyOnEvidence(OrderState state, string? venueId, int atMs, int fromMs, bool isRejected)
    {
        var view = View([], []) with { At = T0.AddMs(atMs), From = T0.AddMs(fromMs) };

        var news = Reconciler.News([Local(Btc, state, venueId)], view, Settle);

        VenueReport[] expected =
            [new(VenueReportKind.Rejected, T0.AddMs(atMs), Btc.Id, "", Rejection: VenueRejection.NeverArrived, IsFinal: true)];
        Assert.Equal(isRejected ? expected : [], news);
    }

    [Fact]
    public void Foreign_LivingOrdersOfOthers_AreFoundAndOursAreNot()
    {
        var theirs = Listed(Btc, "V7", OrderState.Open, 0, 10) with { ClientId = null };
        var view = View(
            [
                theirs,
                theirs with { VenueOrderId = "V6", State = OrderState.Canceled },
                Listed(Btc, "V1", OrderState.Open, 0, 10),
                Listed(Eth, "V2", OrderState.Open, 0, 10) with { ClientId = null },
            ],
            []);

        // One of ours is known by our id, the other by the venue's alone.
        var foreign = Reconciler.Foreign([Local(Btc, OrderState.InFlight), Local(Eth, OrderState.Open, "V2")], view);

        Assert.Equal([theirs], foreign);
    }

    [Fact]
    public void ForeignFills_OfNoOrderOfOurs_AreFound()
    {
        var view = View(
            [Listed(Btc, "V1", OrderState.Open, 0, 10)], [Fill("a", "V1", 1, 20), Fill("e", "V2", 1, 20), Fill("x", "V9", 1, 20)]);

        var foreign = Reconciler.ForeignFills([Local(Btc, OrderState.InFlight), Local(Eth, OrderState.Open, "V2")], view);

        Assert.Equal("x", Assert.Single(foreign).VenueTradeId);
    }

    // BTC steps by 0.000001 and USD by 0.01: a difference of one step is none, of more is one.
    [Theory]
    [InlineData("USD", 0.01, 0)]
    [InlineData("USD", 0.011, 0.011)]
    [InlineData("USD", -0.011, -0.011)]
    [InlineData("BTC", 0.000001, 0)]
    [InlineData("BTC", -0.000002, -0.000002)]
    [InlineData("DOGE", 5, 5)]
    public void Differences_MoreThanAStep_AreWhatTheVenueHasLessWhatWeKnow(string asset, double off, double expected)
    {
        var known = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USD"] = 900, ["BTC"] = 2.5m, ["ADA"] = 7 };
        known[asset] = known.GetValueOrDefault(asset) + (decimal)off;
        var view = View([], []) with { Balances = [.. known.Select(entry => new ReportedBalance(entry.Key, entry.Value))] };

        var found = Differences(view);

        Assert.Equal(expected == 0 ? [] : [KeyValuePair.Create(asset, (decimal)expected)], found);
    }

    [Fact]
    public void Differences_AssetThatTheVenueDoesNotList_IsMissingWhole() => Assert.Equal(
        [KeyValuePair.Create("ADA", -7m), KeyValuePair.Create("BTC", -2.5m), KeyValuePair.Create("USD", -900m)], Differences(View([], [])));

    [Fact]
    public void Differences_AssetWithoutAProduct_HasNoStepToHideIn()
    {
        var view = View([], []) with { Balances = [new("USD", 900), new("BTC", 2.5m), new("ADA", 7), new("XYZ", 0.000000000001m)] };

        Assert.Equal([KeyValuePair.Create("XYZ", 0.000000000001m)], Differences(view));
    }

    // 900 USD, 2 BTC in a position and half a one beside it, 7 ADA beside us.
    private static ImmutableSortedDictionary<string, decimal> Differences(VenueView view)
    {
        var world = new CycleWorld();
        world.Hold(CycleWorld.Btc, 50, 2, CycleWorld.Reversion(), T0);
        var foreign = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["BTC"] = 0.5m, ["ADA"] = 7 };
        var ledger = Ledger.Open(new Money(900));
        return Reconciler.Differences(
            ledger, world.State.Positions, foreign, [TestProducts.Of("BTC-USD"), TestProducts.Of("ADA-USD")], "USD", view);
    }

    private static Order Local(OrderIntent intent, OrderState state, string? venueId = null) => new(intent, state, T0) { VenueOrderId = venueId };

    private static VenueView View(ImmutableArray<ReportedOrder> orders, ImmutableArray<ReportedFill> fills) =>
        new(T0, T0.AddMs(60_000), orders, fills, []);

    private static ReportedOrder Listed(OrderIntent intent, string venueId, OrderState state, decimal filled, int atMs) => new(
        intent.Id, venueId, intent.Product, Side.Buy, state, new Quantity(filled), T0.AddMs(10), T0.AddMs(atMs));

    private static ReportedFill Fill(string id, string venueId, decimal quantity, int ms) => new(
        id, venueId, CycleWorld.Btc, Side.Buy, new Price(99), new Quantity(quantity), new Money(0.1m), Liquidity.Maker, T0.AddMs(ms));
}
