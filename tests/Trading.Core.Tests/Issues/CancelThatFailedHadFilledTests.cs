using Trading.Core.Backtesting;
using Trading.Core.Execution;
using Trading.Core.Market;
using Trading.Core.Orders;
using static Trading.Core.Tests.Backtesting.TestVenue;

namespace Trading.Core.Tests.Issues;

/// <summary>A cancel that the venue refused was taken for "nothing happened": the order had filled.</summary>
public sealed class CancelThatFailedHadFilledTests
{
    [Fact]
    public void CancelAfterTheFill_IsRefusedAndTheFillStands()
    {
        var venue = With(OptionsOf(FillMode.Optimistic), CostsOf(), At(0, 100, 100, 99, 99));
        var order = venue.Limit(Side.Buy, 0.020m, 99.99m);
        venue.Submit(order, Noon).Cancel(order.Id, Seconds(59)).RunAll();

        Assert.Equal(
            [VenueReportKind.Accepted, VenueReportKind.Filled, VenueReportKind.CancelRejected],
            venue.Events.Select(e => e.Kind));
        Assert.Equal(venue.Events[0].VenueOrderId, venue.Events[^1].VenueOrderId);
        Assert.True(venue.Exchange.TryFind(order.Id, out var found));
        Assert.Equal((OrderState.Filled, 0.020m), (found.State, venue.Exchange.HoldingOf(Aaa).Value));
    }
}
