using Trading.Core.Orders;
using Trading.Runtime.Accounts;
using Trading.Runtime.Tests.Cycles;

namespace Trading.Runtime.Tests.Issues;

/// <summary>
/// A queued command that named a product where there is none to name, or none where one is needed, ended every cycle with an exception
/// from then on, stops included. It is written down, done with and in nobody's way.
/// </summary>
public class CommandThatMeansNothingTests
{
    [Fact]
    public async Task RunAsync_CommandThatMeansNothing_IsWrittenDownAndHoldsUpNoStop()
    {
        var world = new ShellWorld();
        var entry = await world.BuyAsync();
        await world.AskAsync(ControlKind.Flatten, entry.Product);
        await world.AskAsync(ControlKind.Pause, null);
        await world.AskAsync(ControlKind.Acknowledge, entry.Product);
        await world.AskAsync(ControlKind.Close, null);
        world.Market.Factor[entry.Product] = 0.9;

        await world.RunNextAsync();

        Assert.Equal(ExitReason.Stop, world.Venue.Wire[1].Exit);
        Assert.Equal(4, world.Document.ControlsDone);
        Assert.Equal(4, (await world.LastNotesAsync("control_refused")).Count);
        Assert.Empty(world.Document.State.Risk.Paused);
    }
}
