using Azure.Data.Tables;
using Trading.Core.Risk;
using Trading.Functions.Storage;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;
using static Trading.Runtime.Tests.Accounts.TestAccounts;

namespace Trading.Functions.Tests.Storage;

/// <summary>A write whose answer was lost is done once, and whoever made it knows it again, with the client trying again and without.</summary>
[Collection(AzuriteTests.Name)]
public sealed class LostReplyTests(Azurite azurite)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly AzuriteAccounts _accounts = new(azurite);
    private readonly Wire _wire = new();

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Commit_ReplyLost_IsCommittedOnce(int retries)
    {
        var epoch = await _accounts.GrantAsync();
        _wire.OnWrite = write => write == 1 ? WireFault.ReplyLost : WireFault.None;
        var commit = After(0, epoch, Flat(), 2, 1, 1);

        Assert.Equal(CommitResult.Committed, await _accounts.OpenStore(_wire.With(retries)).CommitAsync(commit, None));

        Assert.Equal(retries == 0 ? 1 : 2, _wire.Writes.Count);
        var store = _accounts.OpenStore();
        Assert.Equal(new AccountHead(1, epoch, epoch, KillSwitch.Off), await store.ReadHeadAsync(Name, None));
        Assert.Equal(commit.Fills, await store.ReadFillsAsync(Name, None).ToListAsync());
    }

    [SkippableFact]
    public async Task Commit_ReplyLostAndALeaseGrantedSince_IsCommittedAllTheSame()
    {
        var epoch = await _accounts.GrantAsync();
        _wire.OnWrite = write => write == 1 ? WireFault.ReplyLost : WireFault.None;
        _wire.BeforeWrite = async write =>
        {
            if (write == 2)
            {
                await _accounts.GrantAsync();
            }
        };

        Assert.Equal(CommitResult.Committed, await _accounts.OpenStore(_wire.With(retries: 3)).CommitAsync(After(0, epoch, Flat(), 1), None));

        Assert.Equal(new AccountHead(1, epoch, epoch + 1, KillSwitch.Off), await _accounts.OpenStore().ReadHeadAsync(Name, None));
    }

    [SkippableFact]
    public async Task Commit_RequestLost_SaysThatItDoesNotKnowAndTheNextTryIsTaken()
    {
        var epoch = await _accounts.GrantAsync();
        _wire.OnWrite = write => write <= 2 ? WireFault.RequestLost : WireFault.None;
        var store = _accounts.OpenStore(_wire.With(retries: 1));
        var commit = After(0, epoch, Flat(), 1, 1, 1);

        var error = await Assert.ThrowsAsync<StoreException>(() => store.CommitAsync(commit, None));

        Assert.EndsWith($"account {Name}: the service could not be reached", error.Message, StringComparison.Ordinal);
        Assert.Null(await store.LoadAsync(Name, None));
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(commit, None));
    }

    [SkippableFact]
    public async Task Commit_ReplyLostAndTheServiceGone_IsUnknownUntilTheHeadTells()
    {
        var epoch = await _accounts.GrantAsync();
        var isGone = false;
        _wire.OnWrite = _ =>
        {
            isGone = true;
            return WireFault.ReplyLost;
        };
        _wire.OnRead = () => isGone ? WireFault.RequestLost : WireFault.None;
        var store = _accounts.OpenStore(_wire.With(retries: 1));

        await Assert.ThrowsAsync<StoreException>(() => store.CommitAsync(After(0, epoch, Flat(), 1), None));

        isGone = false;
        Assert.Equal(new AccountHead(1, epoch, epoch, KillSwitch.Off), await store.ReadHeadAsync(Name, None));
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task AddControl_ReplyLost_IsQueuedOnce(int retries)
    {
        _wire.OnWrite = write => write == 1 ? WireFault.ReplyLost : WireFault.None;
        var store = _accounts.OpenStore(_wire.With(retries));
        await _accounts.OpenStore().AddControlAsync(Name, new ControlCommand(ControlKind.Pause, Btc, Slot, "ann"), None);

        Assert.Equal(2, await store.AddControlAsync(Name, new ControlCommand(ControlKind.Close, Btc, Slot, "bob"), None));
        Assert.Equal(3, await store.AddControlAsync(Name, new ControlCommand(ControlKind.Flatten, null, Slot, "bob"), None));

        Assert.Equal(
            [ControlKind.Pause, ControlKind.Close, ControlKind.Flatten],
            (await store.ReadControlsAsync(Name, 0, None)).Select(control => control.Command.Kind));
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task SetKillSwitch_ReplyLost_IsFlippedAndWrittenDownOnce(int retries)
    {
        await _accounts.OpenStore().SetKillSwitchAsync(Name, KillSwitch.HaltAll, Slot, "ann", None);
        _wire.OnWrite = write => write == 1 ? WireFault.ReplyLost : WireFault.None;

        await _accounts.OpenStore(_wire.With(retries)).SetKillSwitchAsync(Name, KillSwitch.NoNewRisk, Slot.AddMs(1), "bob", None);

        Assert.Equal(KillSwitch.NoNewRisk, (await _accounts.OpenStore().ReadHeadAsync(Name, None)).KillSwitch);
        var changes = await _accounts.Table.QueryAsync<TableEntity>(row => row.RowKey.CompareTo("killed-") > 0 && row.RowKey.CompareTo("killed.") < 0).ToListAsync();
        Assert.Equal(["halt_all by ann", "no_new_risk by bob"], changes.Select(row => $"{row["Level"]} by {row["By"]}"));
    }

    // The first write is the blob, the second the head.
    [SkippableTheory]
    [InlineData(1, 0)]
    [InlineData(1, 3)]
    [InlineData(2, 0)]
    [InlineData(2, 3)]
    public async Task Acquire_ReplyLost_IsGrantedOnce(int lost, int retries)
    {
        await _accounts.GrantAsync();
        _wire.OnWrite = write => write == lost ? WireFault.ReplyLost : WireFault.None;
        var lease = _accounts.OpenLease(new ManualClock(Slot), _wire.With(retries));

        // Without a second try of the client the blob may be ours or not: the lease says so, and the same owner may ask again.
        var isUnknown = lost == 1 && retries == 0;
        if (isUnknown)
        {
            await Assert.ThrowsAsync<StoreException>(() => lease.AcquireAsync(Name, "a", Minute, None));
        }

        var grant = await lease.AcquireAsync(Name, "a", Minute, None);

        Assert.Equal(isUnknown ? 3 : 2, grant?.Epoch);
        Assert.Equal(grant?.Epoch, (await _accounts.OpenStore().ReadHeadAsync(Name, None)).LeaseEpoch);
        Assert.Null(await _accounts.OpenLease(new ManualClock(Slot)).AcquireAsync(Name, "b", Minute, None));
    }

    [SkippableFact]
    public async Task TryCreate_ReplyLost_IsMadeByUs()
    {
        var container = Azurite.NewName();
        await new BlobObjectStore(azurite.Connect().Container(container)).WriteAsync("makes/the/container", new byte[1]);
        _wire.OnWrite = write => write == 1 ? WireFault.ReplyLost : WireFault.None;
        var store = new BlobObjectStore(azurite.Connect(_wire.With(retries: 3)).Container(container));

        Assert.True(await store.TryCreateAsync("ours", new byte[] { 1 }));

        Assert.False(await store.TryCreateAsync("ours", new byte[] { 2 }));
        Assert.Equal([1], await store.ReadAsync("ours"));
    }
}
