using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>One cycle from the schedule to the wire: what goes out, what is remembered and what is written down.</summary>
public class CycleJobTests
{
    [Fact]
    public async Task RunAsync_EntryDue_IsCommittedThenSentThenFilled()
    {
        var world = new ShellWorld();
        AccountDocument? atSend = null;
        world.Venue.OnSubmit = _ =>
        {
            atSend = world.Document;
            return null;
        };

        var intent = await world.BuyAsync();

        Assert.Equal((Side.Buy, OrderLeg.Entry, OrderKind.PostOnlyLimit, 0), (intent.Side, intent.Leg, intent.Kind, intent.Attempt));
        Assert.Equal(ClientOrderId.Derive(ShellWorld.Account, world.Slot, intent.Product, Side.Buy, OrderLeg.Entry, 0), intent.Id);

        // What was on the wire was in the store before, byte for byte, with the slot used up and pacing counted.
        Assert.Equal(intent, Assert.Single(atSend!.State.Orders).Intent);
        Assert.Equal(OrderState.Intent, atSend.State.Orders[0].State);
        Assert.Equal(world.Slot, atSend.LastSlot);
        Assert.Single(atSend.State.Pacing.Entries);

        var after = world.Document;
        var position = Assert.Single(after.State.Positions);
        Assert.Equal(intent.BaseSize, position.Held);
        Assert.Equal(position.Bought + position.EntryFees, new Money(10_000) - after.State.Ledger.Cash);
        Assert.Null(after.OpenCycle);
        Assert.Empty(after.Legs);
        var record = Assert.Single(await world.RecordsAsync());
        Assert.Equal("executed", record.GetProperty("outcome").GetString());
        Assert.Equal(["committed", "sent", "accepted", "filled", "work_ended"], await world.LastEventsAsync());
    }

    [Fact]
    public async Task RunAsync_ProposalRejected_PutsNothingOnTheWire()
    {
        var world = new ShellWorld();
        await world.Store.SetKillSwitchAsync(ShellWorld.Account, KillSwitch.NoNewRisk, world.Slot, "test", default);

        var outcome = await world.RunAsync();

        Assert.Equal("no_trade:kill_switch", outcome.Text);
        Assert.Empty(world.Venue.Wire);
        Assert.Empty(world.Document.State.Orders);
        var proposal = (await world.RecordsAsync())[0].GetProperty("decision").GetProperty("proposals")[0];
        Assert.Contains("kill_switch", proposal.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_DryRun_DecidesAndSendsNothing()
    {
        var world = new ShellWorld(TradingMode.DryRun);

        Assert.Equal("no_trade:dry_run", (await world.RunAsync()).Text);

        Assert.Empty(world.Venue.Wire);
        Assert.Equal(0, world.Venue.Reads);
        Assert.True((await world.RecordsAsync())[0].GetProperty("decision").TryGetProperty("proposals", out _));
    }

    [Fact]
    public async Task RunAsync_StopDueInACycleWhoseSnapshotFails_IsSent()
    {
        var world = new ShellWorld();
        var entry = await world.BuyAsync();
        world.Market.Factor[entry.Product] = 0.9;
        world.Market.HasCandles = _ => false;
        world.Market.HasTick = product => product == entry.Product;
        world.Market.HasListing = false;

        await world.RunNextAsync();

        var exit = world.Venue.Wire[1];
        Assert.Equal((OrderLeg.Exit, OrderKind.MarketIoc, ExitReason.Stop), (exit.Leg, exit.Kind, exit.Exit));
        Assert.Equal(entry.BaseSize, exit.BaseSize);
        Assert.Contains("no_data", await world.LastEventsAsync());
    }

    [Fact]
    public async Task RunAsync_StopDueInACycleWithoutATrade_IsSent()
    {
        var world = new ShellWorld();
        var entry = await world.BuyAsync();
        world.Market.Factor[entry.Product] = 0.9;
        await world.Store.SetKillSwitchAsync(ShellWorld.Account, KillSwitch.NoNewRisk, world.Slot, "test", default);

        await world.RunNextAsync();

        Assert.Equal(ExitReason.Stop, world.Venue.Wire[1].Exit);
    }

    [Fact]
    public async Task RunAsync_SlotThatIsDone_IsNotRunAgain()
    {
        var world = new ShellWorld();
        await world.BuyAsync();
        var version = world.Document;

        var again = await world.RunAsync();
        world.Restart();
        var elsewhere = await world.RunAsync();

        Assert.Equal(("skipped:slot_done", "skipped:slot_done"), (again.Text, elsewhere.Text));
        Assert.Single(world.Venue.Wire);
        Assert.Single(await world.RecordsAsync());
        Assert.Equal(AccountJson.Write(version), AccountJson.Write(world.Document));
    }

    [Fact]
    public async Task RunAsync_LeaseHeldByAnother_IsLeftToIt()
    {
        var world = new ShellWorld();
        var other = new InMemoryCycleLease(world.Store.Accounts, world.Clock);
        Assert.NotNull(await other.AcquireAsync(ShellWorld.Account, "other", TimeSpan.FromHours(2), default));

        Assert.Equal("skipped:lease_held", (await world.RunAsync()).Text);
        Assert.Empty(world.Venue.Wire);
    }

    [Fact]
    public async Task RunAsync_LongAfterItWasDue_IsSkippedAndRecorded()
    {
        var world = new ShellWorld();
        world.Clock.Now = world.Slot + TimeSpan.FromSeconds(321);

        Assert.Equal("skipped:past_due", (await world.RunAsync()).Text);

        Assert.Empty(world.Venue.Wire);
        Assert.Equal("skipped:past_due", (await world.RecordsAsync())[0].GetProperty("outcome").GetString());
        Assert.Equal("skipped:slot_done", (await world.RunAsync()).Text);
    }

    [Fact]
    public async Task RunAsync_OtherModeThanTheAccounts_IsRefused()
    {
        var world = new ShellWorld();
        await world.RunAsync();
        world.Options = world.Options with { Mode = TradingMode.Live };
        world.Restart();

        var error = await Assert.ThrowsAsync<InputException>(() => world.RunNextAsync());
        Assert.Contains("paper account", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_LiveAccount_BeginsWithWhatTheVenueHolds()
    {
        var world = new ShellWorld(TradingMode.Live, cash: 5_000);
        world.Venue.Move("BTC", 0.25m);

        var entry = await world.BuyAsync();

        Assert.Equal(5_000m, world.Document.State.Ledger.Opening.Amount);
        Assert.Equal(0.25m, world.Document.Foreign["BTC"]);
        Assert.Equal(entry.BaseSize, Assert.Single(world.Document.State.Positions).Held);
    }

    [Fact]
    public async Task RunAsync_ClockOfTheVenueApart_TakesNoNewRisk()
    {
        var world = new ShellWorld();
        world.Market.Ahead = TimeSpan.FromMilliseconds(201);

        Assert.Equal("no_trade:clock_skew", (await world.RunAsync()).Text);
        Assert.Empty(world.Venue.Wire);
    }

    [Fact]
    public async Task RunAsync_RegimeUnknown_TakesNoNewRisk()
    {
        var world = new ShellWorld();
        world.Market.HasCandles = product => product.Value != "BTC-USD";

        Assert.Equal("no_trade:no_regime", (await world.RunAsync()).Text);
    }

    [Fact]
    public async Task RunAsync_RestingEntryNeverFills_IsRequotedThenGivenUpInsideTheDeadline()
    {
        var world = new ShellWorld();

        await world.RunAsync();

        Assert.InRange(world.Venue.Wire.Count, 2, 3);
        Assert.Equal(Enumerable.Range(0, world.Venue.Wire.Count), world.Venue.Wire.Select(intent => intent.Attempt));
        Assert.All(world.Document.State.Orders, order => Assert.True(order.IsTerminal || order.Intent.Kind == OrderKind.MarketIoc));
        Assert.True(world.Clock.Now <= world.Slot + TimeSpan.FromSeconds(20 + 45));
    }

    [Fact]
    public async Task RunAsync_StaleEpoch_SendsNothingMore()
    {
        var world = new ShellWorld();
        var other = new InMemoryCycleLease(world.Store.Accounts, world.Clock);
        world.Venue.OnSubmit = _ =>
        {
            // The lease runs out while the first order is on its way, and somebody else takes it.
            world.Clock.Advance(TimeSpan.FromMinutes(3));
            Assert.NotNull(other.AcquireAsync(ShellWorld.Account, "other", TimeSpan.FromMinutes(2), default).Result);
            return null;
        };

        var outcome = await world.RunAsync();

        Assert.Equal(CycleOutcomeKind.Failed, outcome.Kind);
        Assert.Single(world.Venue.Wire);
        Assert.Equal(OrderState.Intent, Assert.Single(world.Document.State.Orders).State);
    }
}
