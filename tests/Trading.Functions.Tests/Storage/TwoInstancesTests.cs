using System.Text.Json;
using Trading.Functions.Storage;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Cycles;

namespace Trading.Functions.Tests.Storage;

/// <summary>Instances of the host that fire the same slot, each with clients of its own, on one storage: the venue's books are the judge.</summary>
[Collection(AzuriteTests.Name)]
public sealed class TwoInstancesTests(Azurite azurite) : IAsyncLifetime
{
    private const int Rounds = 3;

    private readonly string _name = Azurite.NewName();
    private FakeVenueWorld _world = null!;

    public async Task InitializeAsync()
    {
        azurite.Require();
        _world = await FakeVenueWorld.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task RunAsync_TwoInstancesForOneSlot_OneRunsItAndNoOrderIsDoubled()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var account = $"a{round}";
            var outcomes = await FireAsync(Instance(account, "one", _name), Instance(account, "two", _name));

            Assert.Equal("executed", Assert.Single(outcomes, outcome => outcome is "executed"));
            Assert.Single(outcomes, outcome => outcome is "skipped:lease_held" or "skipped:slot_done");
            await RequireOneCycleAsync(account);
        }

        RequireBooks(Rounds);
    }

    // Each finds its own lease free, as when a blob was deleted or a clock is far off: only epochs are between them.
    [SkippableFact]
    public async Task RunAsync_BothHoldALease_NoOrderIsDoubled()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var account = $"b{round}";
            await FireAsync(Instance(account, "one", _name), Instance(account, "two", _name + "other"));

            // Whoever was left standing, the next firing of the slot finds it done or brings it to its end.
            await FireAsync(Instance(account, "three", _name + "third"));
            await RequireOneCycleAsync(account);
        }

        RequireBooks(Rounds);
    }

    private CycleJob Instance(string account, string owner, string leases)
    {
        var connection = azurite.Connect();
        return _world.JobOn(
            new TableStateStore(connection.Table(_name)),
            new BlobCycleLease(connection.Container(leases), connection.Table(_name), _world.Clock),
            new BlobObjectStore(connection.Container(_name + "objects")),
            account,
            owner);
    }

    private async Task<string[]> FireAsync(params CycleJob[] instances)
    {
        var request = FakeVenueWorld.RequestAt(_world.Slot);
        var outcomes = await _world.TradingAsync([.. instances.Select(job => Task.Run(() => job.RunAsync(request, default)))]);
        return [.. outcomes.Select(outcome => outcome.Text)];
    }

    private async Task RequireOneCycleAsync(string account)
    {
        IStateStore store = new TableStateStore(azurite.Connect().Table(_name));
        var record = Assert.Single(await store.ReadRecordsAsync(account, _world.Slot, _world.Slot.AddMs(1), default).ToListAsync());
        Assert.Equal("executed", JsonElement.Parse(record.Json).GetProperty("outcome").GetString());
        var document = (await store.LoadAsync(account, default))!.Document;
        Assert.Single(document.State.Positions);
        Assert.Single(document.State.Orders);
    }

    private void RequireBooks(int orders)
    {
        var posts = _world.OrderPosts().Select(post => post.ClientId).ToList();
        Assert.Equal(orders, posts.Count);
        Assert.Equal(posts.Distinct(), posts);
        lock (_world.Venue.World.Lock)
        {
            Assert.Equal(posts.Order(StringComparer.Ordinal), _world.Venue.World.Orders.Select(order => order.ClientId).Order(StringComparer.Ordinal));
        }
    }
}
