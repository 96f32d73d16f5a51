using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>Operators, and money and orders that are not the system's own.</summary>
public class CycleAccountTests
{
    [Fact]
    public async Task RunAsync_Deposit_HaltsNewRiskUntilItHasSettledAndThenMovesTheMarks()
    {
        var world = new ShellWorld();
        await world.RunNextAsync(-2);
        world.Venue.Move("USD", 1_000);

        await world.RunNextAsync();
        Assert.Equal(1_000m, world.Document.Differences["USD"].Amount);
        Assert.False(world.Document.Venue.IsReconciled);

        await world.RunNextAsync();
        Assert.Empty(world.Document.Differences);
        Assert.Equal((11_000m, 1_000m), (world.Document.State.Ledger.Cash.Amount, world.Document.State.Ledger.Deposited.Amount));
        Assert.True(world.Document.State.Risk.HighWaterMark.Amount >= 11_000m);
        Assert.Single(world.Venue.Wire, intent => intent.Attempt == 0);
    }

    [Fact]
    public async Task RunAsync_CoinsFromElsewhere_AreRecordedAndNeverSold()
    {
        var world = new ShellWorld();
        var entry = await world.BuyAsync();
        world.Venue.Move(entry.Product.Base, 5);
        await world.RunNextAsync();
        await world.RunNextAsync();
        Assert.Equal(5m, world.Document.Foreign[entry.Product.Base]);

        world.Market.Factor[entry.Product] = 0.9;
        await world.RunNextAsync();

        Assert.Equal(entry.BaseSize, world.Venue.Wire.Single(intent => intent.Leg == OrderLeg.Exit).BaseSize);
    }

    [Fact]
    public async Task RunAsync_OurCoinsGone_StaysAMismatchThatHaltsNewRisk()
    {
        var world = new ShellWorld();
        var entry = await world.BuyAsync();
        world.Venue.Move(entry.Product.Base, -entry.BaseSize.Value);

        await world.RunNextAsync();
        await world.RunNextAsync();
        await world.RunNextAsync();

        Assert.Equal(-entry.BaseSize.Value, world.Document.Differences[entry.Product.Base].Amount);
        Assert.False(world.Document.Venue.IsReconciled);
    }

    [Fact]
    public async Task RunAsync_Paused_BuysNothingOfItUntilResumed()
    {
        var world = new ShellWorld();
        foreach (var product in world.Products)
        {
            await Ask(world, ControlKind.Pause, product);
        }

        Assert.Equal("no_trade:product_paused", (await world.RunAsync()).Text);
        Assert.Equal(world.Products.Count, world.Document.ControlsDone);
        Assert.Equal(world.Products.Count, (await world.LastEventsAsync()).Count(kind => kind == "control"));

        await Ask(world, ControlKind.Resume, world.Products[0]);
        await world.RunNextAsync();
        Assert.Equal(world.Products.Count - 1, world.Document.State.Risk.Paused.Length);
    }

    [Fact]
    public async Task RunAsync_ExitsOnlyAfterClose_SellsAtOnceAndUsesUpNoSlot()
    {
        var world = new ShellWorld();
        var entry = await world.BuyAsync();
        await Ask(world, ControlKind.Close, entry.Product);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        var now = world.Clock.Now.Floor(Interval.FromSeconds(1));
        var outcome = await world.Job.RunAsync(new CycleRequest(now, now, IsExitsOnly: true), default);

        Assert.Equal("executed", outcome.Text);
        Assert.Equal((ExitReason.Manual, OrderKind.MarketIoc), (world.Venue.Wire[1].Exit, world.Venue.Wire[1].Kind));
        Assert.Equal(world.Slot, world.Document.LastSlot);
    }

    [Fact]
    public async Task RunAsync_Flatten_SellsEverythingAndOnlyReducesUntilResumed()
    {
        var world = new ShellWorld();
        await world.BuyAsync();
        await Ask(world, ControlKind.Flatten, null);

        await world.RunNextAsync();

        Assert.Equal(ExitReason.Manual, world.Venue.Wire[1].Exit);
        Assert.Equal(TradingState.Reducing, world.Document.State.Risk.TradingState);

        await Ask(world, ControlKind.Resume, null);
        await world.RunNextAsync();
        Assert.Equal(TradingState.Active, world.Document.State.Risk.TradingState);
    }

    [Fact]
    public async Task RunAsync_KillSwitchFlippedWhileAnEntryRests_CancelsItAndReplacesNothing()
    {
        var world = new ShellWorld();
        world.Venue.OnWait = _ =>
            world.Store.SetKillSwitchAsync(ShellWorld.Account, KillSwitch.NoNewRisk, world.Slot, "test", default).GetAwaiter().GetResult();

        await world.RunAsync();

        var sent = Assert.Single(world.Venue.Wire);
        Assert.Equal(sent.Id, world.Venue.CancelRequests[0]);
        Assert.Equal(OrderState.Canceled, Assert.Single(world.Document.State.Orders).State);
        Assert.Equal(KillSwitch.NoNewRisk, world.Document.State.Risk.KillSwitch);
    }

    [Fact]
    public async Task RunAsync_EverythingHalted_HoldsBackExitsToo()
    {
        var world = new ShellWorld();
        var entry = await world.BuyAsync();
        world.Market.Factor[entry.Product] = 0.9;
        await world.Store.SetKillSwitchAsync(ShellWorld.Account, KillSwitch.HaltAll, world.Slot, "test", default);

        await world.RunNextAsync();

        Assert.Single(world.Venue.Wire);
    }

    private static Task<long> Ask(ShellWorld world, ControlKind kind, ProductId? product) =>
        world.Store.AddControlAsync(ShellWorld.Account, new ControlCommand(kind, product, world.Clock.Now, "test"), default);
}
