using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>The process died between the commit of an order and its answer, and the order did not arrive.</summary>
public class LeftoverStepTests
{
    private readonly ShellWorld _world = new();

    [Theory]
    [InlineData(KillSwitch.NoNewRisk, "the kill switch allows no new risk")]
    [InlineData(KillSwitch.HaltAll, "the kill switch halts everything")]
    public async Task Run_SwitchFlippedSince_SendsNoEntryAgainAndKeepsItsMoneyUntilTheVenueHasSettled(KillSwitch level, string why)
    {
        await DieAsync(_world.RunAsync);
        await FlipAsync(level);

        await _world.RunAsync();

        var order = Assert.Single(_world.Document.State.Orders);
        Assert.Single(_world.Venue.Wire);
        Assert.Equal((OrderState.Unknown, order.Intent.ReservedNotional), (order.State, order.Reserved));
        Assert.Equal([$"{order.Id}: {why}"], await _world.LastNotesAsync("not_sent_again"));
        await _world.RunNextAsync();
        Assert.Equal(VenueRejection.NeverArrived, Assert.Single(_world.Document.State.Orders).Rejection);
    }

    [Theory]
    [InlineData(KillSwitch.NoNewRisk, 3)]
    [InlineData(KillSwitch.HaltAll, 2)]
    public async Task Run_StopLeftOver_IsSentAgainUnlessEverythingIsHalted(KillSwitch level, int wire)
    {
        var entry = await _world.BuyAsync();
        _world.Market.Factor[entry.Product] = 0.9;
        await DieAsync(() => _world.RunNextAsync());
        await FlipAsync(level);
        _world.Venue.OnSubmit = _ => SubmitReply.Underway;

        await _world.RunAsync();

        Assert.Equal(wire, _world.Venue.Wire.Count);
        Assert.Equal(2, _world.Venue.Wire.Distinct().Count());
    }

    // What the venue could not be asked about may be there.
    [Fact]
    public async Task Run_VenueUnreadable_SendsNothingAgain()
    {
        await DieAsync(_world.RunAsync);
        _world.Venue.ReadFailure = new VenueException(VenueFault.Unreachable, "503");

        await _world.RunAsync();

        Assert.Single(_world.Venue.Wire);
        Assert.Equal(OrderState.Unknown, Assert.Single(_world.Document.State.Orders).State);
    }

    private async Task DieAsync(Func<Task> run)
    {
        _world.Venue.OnSubmit = _ => throw new TaskCanceledException("killed");
        await Assert.ThrowsAsync<TaskCanceledException>(run);
        _world.Venue.OnSubmit = static _ => null;
        _world.Restart();
    }

    private Task FlipAsync(KillSwitch level) => _world.Store.SetKillSwitchAsync(ShellWorld.Account, level, _world.Slot, "test", default);
}
