using Trading.Core.Orders;
using Trading.Core.Risk;
using Trading.Runtime.Jobs;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Accounts;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Jobs;

public class KillSwitchJobTests
{
    private static readonly Order[] Orders =
    [
        StoredAccounts.Order(0, OrderLeg.Entry, OrderState.Filled, "v0"),
        StoredAccounts.Order(1, OrderLeg.Entry, OrderState.Open, "v1"),
        StoredAccounts.Order(2, OrderLeg.Exit, OrderState.Open, "v2"),
        StoredAccounts.Order(3, OrderLeg.Entry, OrderState.Unknown),
        StoredAccounts.Order(4, OrderLeg.Entry, OrderState.Intent),
        StoredAccounts.Order(5, OrderLeg.Entry, OrderState.Partial, "v5"),
        StoredAccounts.Order(6, OrderLeg.Entry, OrderState.Canceled, "v6"),
    ];

    private readonly InMemoryStateStore _store = new();
    private readonly RecordingExchange _exchange = new();

    [Theory]
    [InlineData(KillSwitch.NoNewRisk)]
    [InlineData(KillSwitch.HaltAll)]
    public async Task Flip_EntriesMayRest_CancelsEachOfThemAtOnceAndCommitsNothing(KillSwitch level)
    {
        await SaveAsync();
        var before = await _store.ReadHeadAsync(TestAccounts.Name, default);
        var result = await Job().FlipAsync(TestAccounts.Name, level, "a test", default);

        // The exit stays, what is over is left alone, and one that may not have been sent is asked about too.
        Assert.Equal([Orders[1].Id, Orders[3].Id, Orders[4].Id, Orders[5].Id], _exchange.Canceled);
        Assert.Equal((KillSwitch.Off, level, false), (result.Before, result.Level, result.IsIncomplete));
        Assert.Equal(before with { KillSwitch = level }, await _store.ReadHeadAsync(TestAccounts.Name, default));
    }

    [Fact]
    public async Task Flip_SwitchStandsBeforeTheFirstCancelIsSent()
    {
        await SaveAsync();
        var seen = new List<KillSwitch>();
        _exchange.Reply = _ =>
        {
            seen.Add(_store.Accounts.Read(TestAccounts.Name).KillSwitch);
            return CancelReply.Requested;
        };
        await Job().FlipAsync(TestAccounts.Name, KillSwitch.NoNewRisk, "a test", default);
        Assert.Equal(4, seen.Count);
        Assert.All(seen, level => Assert.Equal(KillSwitch.NoNewRisk, level));
    }

    [Fact]
    public async Task Flip_VenueFailsOnOne_AsksForTheOthersAndSaysSo()
    {
        await SaveAsync();
        _exchange.Reply = order => order.Id == Orders[1].Id ? CancelReply.Failed : CancelReply.NotFound;
        var result = await Job().FlipAsync(TestAccounts.Name, KillSwitch.NoNewRisk, "a test", default);
        Assert.True(result.IsIncomplete);
        Assert.Equal(
            [CancelReply.Failed, CancelReply.NotFound, CancelReply.NotFound, CancelReply.NotFound], result.Cancels.Select(cancel => cancel.Reply));
    }

    [Fact]
    public async Task Flip_Off_CancelsNothing()
    {
        await SaveAsync();
        await Job().FlipAsync(TestAccounts.Name, KillSwitch.HaltAll, "a test", default);
        _exchange.Canceled.Clear();
        var result = await Job().FlipAsync(TestAccounts.Name, KillSwitch.Off, "a test", default);
        Assert.Equal((KillSwitch.HaltAll, KillSwitch.Off), (result.Before, result.Level));
        Assert.Empty(_exchange.Canceled);
    }

    [Fact]
    public async Task Flip_AccountBeforeItsFirstCycle_StandsForIt()
    {
        var result = await Job().FlipAsync("new", KillSwitch.NoNewRisk, "a test", default);
        Assert.Empty(result.Cancels);
        Assert.Equal(KillSwitch.NoNewRisk, (await _store.ReadHeadAsync("new", default)).KillSwitch);
    }

    [Fact]
    public async Task Flip_VenueIsStoredWithTheAccount_LeavesItToTheNextStep()
    {
        await SaveAsync();
        var result = await new KillSwitchJob(_store, exchange: null, new ManualClock(StoredAccounts.Slot))
            .FlipAsync(TestAccounts.Name, KillSwitch.NoNewRisk, "a test", default);
        Assert.Empty(result.Cancels);
        Assert.Equal(KillSwitch.NoNewRisk, (await _store.ReadHeadAsync(TestAccounts.Name, default)).KillSwitch);
    }

    private KillSwitchJob Job() => new(_store, _exchange, new ManualClock(StoredAccounts.Slot));

    private Task SaveAsync()
    {
        var document = TestAccounts.Flat();
        return StoredAccounts.SaveAsync(_store, document with { State = document.State with { Orders = [.. Orders] } });
    }
}
