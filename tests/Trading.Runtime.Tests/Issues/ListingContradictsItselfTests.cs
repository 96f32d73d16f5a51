using Trading.Core;
using Trading.Core.Execution;
using Trading.Core.Orders;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Cycles;

namespace Trading.Runtime.Tests.Issues;

/// <summary>
/// A venue that listed two orders under one id of ours ended every cycle with an exception, stops included. What cannot be true halts new
/// risk and says why; everything else goes on.
/// </summary>
public class ListingContradictsItselfTests
{
    private static readonly ClientOrderId Another = new(Guid.Parse("00000000-0000-8000-8000-000000000001"));

    private readonly ShellWorld _world = new();

    [Fact]
    public async Task RunAsync_OurIdOnTwoOrders_HaltsNewRiskNamesThemAndSellsAtTheStop()
    {
        var entry = await _world.BuyAsync();
        _world.Venue.List(Twin(entry, "v-9"));
        _world.Market.Factor[entry.Product] = 0.9;

        var outcome = await _world.RunNextAsync();

        Assert.Equal(CycleOutcomeKind.Executed, outcome.Kind);
        Assert.Equal(ExitReason.Stop, _world.Venue.Wire[1].Exit);
        Assert.Equal(
            [$"order {entry.Id}: the venue has it as v-1 and lists v-9 under its id too"], await _world.LastNotesAsync("contradiction"));
        Assert.False(_world.Document.Venue.IsReconciled);
    }

    [Fact]
    public async Task RunAsync_UnknownOrderListedTwice_IsTheFirstAndNewRiskHalts()
    {
        _world.Venue.OnSubmit = intent =>
        {
            _world.Venue.Rest(intent);
            _world.Venue.List(Twin(intent, "v-9"));
            _world.Venue.Fill(intent, intent.LimitPrice!.Value.Value);
            return SubmitReply.Ambiguous("timeout");
        };

        await _world.RunAsync();
        var outcome = await _world.RunNextAsync();

        Assert.NotEqual(CycleOutcomeKind.Failed, outcome.Kind);
        Assert.Equal((OrderState.Filled, "v-1"), (_world.Document.State.Orders[0].State, _world.Document.State.Orders[0].VenueOrderId));
        Assert.Single(await _world.LastNotesAsync("contradiction"));
        Assert.False(_world.Document.Venue.IsReconciled);
    }

    [Fact]
    public async Task RunAsync_OurOrderListedAsAnothers_StaysReservedUntilTheVenueSaysOtherwise()
    {
        _world.Venue.OnCancel = _ => CancelReply.Failed;
        await _world.RunAsync();
        var intent = Assert.Single(_world.Venue.Wire);
        _world.Venue.Relist(intent.Id, listed => listed with { ClientId = Another, State = OrderState.Canceled });

        Assert.NotEqual(CycleOutcomeKind.Failed, (await _world.RunNextAsync()).Kind);

        var order = Assert.Single(_world.Document.State.Orders);
        Assert.Equal((OrderState.CancelInFlight, intent.ReservedNotional), (order.State, order.Reserved));
        Assert.Equal([$"order {intent.Id}: the venue lists its v-1 as order {Another}"], await _world.LastNotesAsync("contradiction"));
        Assert.False(_world.Document.Venue.IsReconciled);

        _world.Venue.Relist(Another, listed => listed with { ClientId = intent.Id });
        await _world.RunNextAsync();
        Assert.Equal(OrderState.Canceled, _world.Document.State.Orders.Single(o => o.Id == intent.Id).State);
        Assert.True(_world.Document.Venue.IsReconciled);
    }

    [Fact]
    public async Task RunAsync_OneProductListedTwice_SellsAtTheStopByWhatIsRememberedOfIt()
    {
        var entry = await _world.BuyAsync();
        _world.Market.OnListing = listed => listed.Concat([listed.First()]);
        _world.Market.Factor[entry.Product] = 0.9;

        await _world.RunNextAsync();

        Assert.Equal(ExitReason.Stop, _world.Venue.Wire[1].Exit);
    }

    private ReportedOrder Twin(OrderIntent intent, string venueId) => new(
        intent.Id, venueId, intent.Product, intent.Side, OrderState.Open, Quantity.Zero, _world.Clock.Now, _world.Clock.Now);
}
