using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Jobs;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Monitoring;

public sealed class WatchJobTests
{
    private readonly WatchWorld _world = new();

    [Fact]
    public async Task Run_AllIsWell_TellsNobodyAndStoresTheBookOnce()
    {
        await _world.SaveAsync("executed");
        using var watch = _world.Open();

        var first = await watch.RunAsync(default);
        var stored = await _world.Alerts.ReadAsync(default);
        _world.Clock.Advance(TimeSpan.FromSeconds(30));
        await watch.RunAsync(default);

        Assert.True(first.Health!.IsHealthy);
        Assert.Empty(first.Notices);
        Assert.Empty(_world.Pager.Taken);
        Assert.Equal(stored, await _world.Alerts.ReadAsync(default));
        Assert.Empty(await _world.Alerts.RecentAsync(10, default));
    }

    [Fact]
    public async Task Run_KillSwitch_IsToldOnceAndItsEndToo()
    {
        await _world.SaveAsync("executed");
        await _world.FlipAsync(KillSwitch.NoNewRisk);
        using var watch = _world.Open();

        await WatchAsync(watch, times: 3);
        await _world.FlipAsync(KillSwitch.Off);
        await WatchAsync(watch, times: 4);

        Assert.Equal(["[test] WARNING: KillSwitch", "[test] resolved: KillSwitch"], _world.Pager.Titles);
        var log = await _world.Alerts.RecentAsync(10, default);
        Assert.Equal([AlertNoticeKind.Resolved, AlertNoticeKind.Raised], log.Select(entry => entry.Notice.Kind));
        Assert.All(log, entry => Assert.Equal(("pager", AlertDeliveryState.Delivered), (Assert.Single(entry.Deliveries).Channel, entry.Deliveries[0].State)));
        Assert.Empty((await _world.Alerts.LoadAsync(default)).Outbox);
    }

    [Fact]
    public async Task Run_AfterARestart_KnowsWhatWasTold()
    {
        await _world.SaveAsync("failed:StoreException");
        using (var before = _world.Open())
        {
            await before.RunAsync(default);
        }

        _world.Clock.Advance(TimeSpan.FromSeconds(30));
        using var after = _world.Open("b");
        await after.RunAsync(default);

        Assert.Equal(["[test] CRITICAL: CycleFailed"], _world.Pager.Titles);
    }

    [Fact]
    public async Task Run_ChannelIsSilent_KeepsNoticesAndSaysSoUntilItAnswers()
    {
        await _world.SaveAsync("failed:StoreException");
        _world.Pager.Answer = static _ => DeliveryReply.Failed("answered 500");
        using var watch = _world.Open();

        Assert.Equal(1, (await watch.RunAsync(default)).Undelivered);
        _world.Clock.Advance(TimeSpan.FromSeconds(30));
        var second = await watch.RunAsync(default);
        Assert.Contains(second.Health!.Issues, issue => issue is { Code: HealthCode.AlertsUndelivered, Severity: HealthSeverity.Warning }
            && issue.Message == $"1 notice waits since {_world.Clock.Now.AddMs(-30_000)} (pager: answered 500)");
        Assert.Equal(AlertDeliveryState.Pending, (await _world.Alerts.RecentAsync(10, default))[^1].Deliveries[0].State);

        _world.Pager.Answer = static _ => DeliveryReply.Delivered;
        _world.Clock.Advance(TimeSpan.FromSeconds(30));
        var third = await watch.RunAsync(default);
        Assert.Equal(0, third.Undelivered);
        Assert.Equal(["[test] CRITICAL: CycleFailed", "[test] WARNING: AlertsUndelivered"], _world.Pager.Titles);
        Assert.All(await _world.Alerts.RecentAsync(10, default), entry => Assert.Equal(AlertDeliveryState.Delivered, entry.Deliveries[0].State));
    }

    // Each would wait as long as the first for nothing.
    [Fact]
    public async Task Run_ChannelIsSilent_IsAskedOnceAWatch()
    {
        await _world.SaveAsync("failed:StoreException");
        await _world.FlipAsync(KillSwitch.HaltAll);
        _world.Pager.Answer = static _ => DeliveryReply.Failed("no connection");
        using var watch = _world.Open();

        await watch.RunAsync(default);

        Assert.Equal(1, _world.Pager.Tries);
    }

    [Fact]
    public async Task Run_OneNoticeIsRefused_TheOthersArrive()
    {
        await _world.SaveAsync("failed:StoreException");
        await _world.FlipAsync(KillSwitch.HaltAll);
        _world.Pager.Answer = static message => message.Notice.Code == HealthCode.CycleFailed ? DeliveryReply.Refused("answered 400") : DeliveryReply.Delivered;
        using var watch = _world.Open();

        Assert.Equal(1, (await watch.RunAsync(default)).Undelivered);
        Assert.Equal(["[test] WARNING: KillSwitch"], _world.Pager.Titles);
    }

    [Fact]
    public async Task Run_UndeliveredForTooLong_IsGivenUpAndTheLogSaysSo()
    {
        await _world.SaveAsync("failed:StoreException");
        _world.Pager.Answer = static _ => DeliveryReply.Failed("no connection");
        using var watch = _world.Open();
        await watch.RunAsync(default);
        _world.Clock.Advance(TimeSpan.FromHours(_world.Policy.Monitoring.Alerts.UndeliveredHoursMax));
        await watch.RunAsync(default);

        var first = (await _world.Alerts.RecentAsync(100, default))[^1];
        Assert.Equal((HealthCode.CycleFailed, AlertDeliveryState.GivenUp, "no connection"), (first.Notice.Code!.Value, first.Deliveries[0].State, first.Deliveries[0].Why));
        Assert.DoesNotContain((await _world.Alerts.LoadAsync(default)).Outbox, entry => entry.Notice.Number == first.Notice.Number);
    }

    [Fact]
    public async Task Run_ChannelIsNotSetUpAnyMore_ItsNoticesAreGivenUp()
    {
        await _world.SaveAsync("failed:StoreException");
        var mail = new RecordingChannel("mail") { Answer = static _ => DeliveryReply.Failed("no connection") };
        using (var before = _world.Open(channels: [mail]))
        {
            await before.RunAsync(default);
        }

        using var after = _world.Open();
        await after.RunAsync(default);

        Assert.Equal("the channel is not set up any more", (await _world.Alerts.RecentAsync(100, default))[^1].Deliveries[0].Why);
    }

    [Fact]
    public async Task Run_TwoProcesses_OneOfThemTells()
    {
        await _world.SaveAsync("failed:StoreException");
        var race = new InMemoryCycleLease(_world.Store.Accounts, _world.Clock);
        using var first = _world.Open("a");
        using var second = _world.Open("b");
        var held = await race.AcquireAsync("test~watch", "a", TimeSpan.FromMinutes(4), default);

        Assert.Null((await second.RunAsync(default)).Health);
        Assert.Empty(_world.Pager.Taken);
        await race.ReleaseAsync(held!, default);
        await first.RunAsync(default);
        await second.RunAsync(default);

        Assert.Single(_world.Pager.Taken);
    }

    // Told, and then the process is gone before it could say so: the next one tells it again rather than never.
    [Fact]
    public async Task Run_DiesBetweenTellingAndStoring_TellsTwiceAndLosesNothing()
    {
        await _world.SaveAsync("failed:StoreException");
        var objects = new MemoryObjectStore(writesUntilFailure: 1);
        using (var dying = _world.Open("a", objects: objects))
        {
            var outcome = await dying.RunAsync(default);
            Assert.Equal(["the log of alerts cannot be written: IOException", "the book of alerts cannot be written: IOException"], outcome.Faults.AsEnumerable());
        }

        var revived = new MemoryObjectStore();
        revived.Objects["alerts/test/book.json"] = objects.Objects["alerts/test/book.json"];
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        using var next = _world.Open("b", objects: revived);
        await next.RunAsync(default);

        Assert.Equal(["[test] CRITICAL: CycleFailed", "[test] CRITICAL: CycleFailed", "[test] CRITICAL, escalated: CycleFailed"], _world.Pager.Titles);
        Assert.Equal(_world.Pager.Taken[0].Id, _world.Pager.Taken[1].Id);
        Assert.Equal([2L, 1L], (await new AlertStore(revived, "test").RecentAsync(10, default)).Select(entry => entry.Notice.Number));
    }

    [Fact]
    public async Task Run_ObjectStoreIsGone_TellsAllTheSameAndStoresItLater()
    {
        await _world.SaveAsync("executed");
        var objects = new FailingObjects();
        using var watch = _world.Open(objects: objects);
        await watch.RunAsync(default);
        objects.IsGone = true;
        _world.Clock.Advance(TimeSpan.FromSeconds(30));
        var blind = await watch.RunAsync(default);
        objects.IsGone = false;
        await WatchAsync(watch, times: 4);

        Assert.Contains(blind.Faults, fault => fault == "the book of alerts cannot be read: blobs gone");
        Assert.Equal(["[test] CRITICAL: StoreUnreachable", "[test] resolved: StoreUnreachable"], _world.Pager.Titles);
        Assert.Equal(2, (await new AlertStore(objects, "test").RecentAsync(10, default)).Count);
    }

    [Fact]
    public async Task Run_BookOfANewerProgram_IsLeftAloneAndOperatorsAreTold()
    {
        await _world.SaveAsync("executed");
        await _world.Objects.WriteAsync("alerts/test/book.json", """{"schema_version":2}"""u8.ToArray());
        using var watch = _world.Open();

        var outcome = await watch.RunAsync(default);

        Assert.Contains(outcome.Faults, fault => fault.Contains("of schema 2; this program reads schema 1", StringComparison.Ordinal));
        Assert.Equal(["[test] CRITICAL: StoreUnreachable"], _world.Pager.Titles);
        Assert.Equal("""{"schema_version":2}"""u8.ToArray(), await _world.Objects.ReadAsync("alerts/test/book.json"));
    }

    [Fact]
    public async Task Run_StateStoreIsSilent_IsToldThoughNoLeaseIsGranted()
    {
        using var watch = _world.Open(store: new SilentStore(), lease: new SilentLease());

        await watch.RunAsync(default);

        Assert.Equal(["[test] CRITICAL: StoreUnreachable"], _world.Pager.Titles);
    }

    [Fact]
    public async Task Run_OneWhoLooksFails_TheOthersAreHeardAndNothingIsTakenForGone()
    {
        var source = new Source();
        var world = new WatchWorld { Sources = [source] };
        await world.SaveAsync("executed");
        await world.FlipAsync(KillSwitch.NoNewRisk);
        using var watch = world.Open();
        await watch.RunAsync(default);
        source.Failure = new ArithmeticException("a bug");
        await world.FlipAsync(KillSwitch.Off);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var outcome = await watch.RunAsync(default);

        Assert.Equal("Source: ArithmeticException", Assert.Single(outcome.Faults));
        Assert.Single((await world.Alerts.LoadAsync(default)).Book.Active);
    }

    [Fact]
    public async Task Run_SlotsPassedBetweenTwoCycles_AreToldOnceAndResolved()
    {
        await _world.SaveAsync("executed");
        using var watch = _world.Open();
        await watch.RunAsync(default);
        var next = WatchWorld.Slot.AddMs(4 * 900_000);
        _world.Clock.Now = next.AddMs(30_000);
        await StoredAccounts.SaveAsync(_world.Store, (await _world.Store.LoadAsync("test", default))!.Document with { LastSlot = next }, StoredAccounts.Record(2, next, "executed"));
        await WatchAsync(watch, times: 4);

        Assert.Equal(["[test] WARNING: SlotsMissed", "[test] resolved: SlotsMissed"], _world.Pager.Titles);
        Assert.StartsWith("3 slots passed without a cycle", _world.Pager.Taken[0].Notice.Message, StringComparison.Ordinal);
    }

    private async Task WatchAsync(WatchJob watch, int times)
    {
        for (var i = 0; i < times; i++)
        {
            _world.Clock.Advance(TimeSpan.FromSeconds(30));
            await watch.RunAsync(default);
        }
    }

    private sealed class Source : IIssueSource
    {
        public Exception? Failure { get; set; }

        public Task<IReadOnlyList<HealthIssue>> ReadAsync(Timestamp now, CancellationToken cancellation) =>
            Failure is null ? Task.FromResult<IReadOnlyList<HealthIssue>>([]) : throw Failure;
    }

    private sealed class SilentLease : ICycleLease
    {
        public Task<LeaseGrant?> AcquireAsync(string account, string owner, TimeSpan time, CancellationToken cancellation) => throw new StoreException("disk gone");

        public Task ReleaseAsync(LeaseGrant grant, CancellationToken cancellation) => throw new StoreException("disk gone");
    }
}
