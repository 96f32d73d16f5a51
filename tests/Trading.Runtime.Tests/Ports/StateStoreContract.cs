using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;
using static Trading.Runtime.Tests.Accounts.TestAccounts;

namespace Trading.Runtime.Tests.Ports;

/// <summary>What every state store does, whatever it keeps accounts in: one commit after another.</summary>
public abstract class StateStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>One more store over the same accounts, as another process would open it.</summary>
    protected abstract IStateStore OpenStore();

    /// <summary>A lease on the accounts of the stores.</summary>
    protected abstract ICycleLease OpenLease(TimeProvider clock);

    [SkippableFact]
    public async Task AnyRead_UnknownAccount_FindsNothing()
    {
        var store = OpenStore();

        Assert.Null(await store.LoadAsync("nobody", None));
        Assert.Equal(new AccountHead(0, 0, 0, KillSwitch.Off), await store.ReadHeadAsync("nobody", None));
        Assert.Empty(await store.ReadControlsAsync("nobody", 0, None));
        Assert.Equal(0, await store.ReadFillsAsync("nobody", None).CountAsync());
        Assert.Equal(0, await store.ReadTradesAsync("nobody", None).CountAsync());
        Assert.Equal(0, await store.ReadRecordsAsync("nobody", Timestamp.MinValue, Timestamp.MaxValue, None).CountAsync());
    }

    [SkippableFact]
    public async Task ReplaceRecords_LargeBySmallAndSmallByLarge_ChangesThemAlone()
    {
        var store = OpenStore();
        var epoch = await GrantAsync();
        var commit = After(0, epoch, Flat(), records: 4);
        commit = commit with { Records = commit.Records.SetItem(1, commit.Records[1] with { Json = new string('x', 400_000) }) };
        await store.CommitAsync(commit, None);
        var (large, small) = (commit.Records[1] with { Json = "now small" }, commit.Records[2] with { Json = new string('y', 400_000) });

        await store.ReplaceRecordsAsync(Name, [large, small], None);

        Assert.Equal([commit.Records[0], large, small, commit.Records[3]], await OpenStore().ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, None).ToListAsync());
        Assert.Equal([large], await store.ReadRecordsAsync(Name, large.Slot, large.Slot.AddMs(1), None).ToListAsync());
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(After(1, epoch, Flat() with { RecordCount = 4 }, records: 1), None));
    }

    [SkippableFact]
    public async Task ReplaceRecords_OneThatIsNotStored_IsRefused()
    {
        var store = OpenStore();
        var commit = After(0, await GrantAsync(), Flat(), records: 2);
        await store.CommitAsync(commit, None);
        foreach (var other in (StoredRecord[])[commit.Records[0] with { Number = 3 }, commit.Records[0] with { Slot = commit.Records[0].Slot.AddMs(1) }])
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => store.ReplaceRecordsAsync(Name, [other with { Json = "new" }], None));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.ReplaceRecordsAsync("nobody", [commit.Records[0]], None));
        Assert.Equal(commit.Records, await store.ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, None).ToListAsync());
    }

    [SkippableFact]
    public async Task Load_LeaseGrantedButNothingCommitted_IsNull()
    {
        var store = OpenStore();
        var epoch = await GrantAsync();

        Assert.Null(await store.LoadAsync(Name, None));
        Assert.Equal(new AccountHead(0, 0, epoch, KillSwitch.Off), await store.ReadHeadAsync(Name, None));
    }

    [SkippableFact]
    public async Task Commit_OneAfterAnother_EachIsLoadedByAnyStoreWithItsVersion()
    {
        var store = OpenStore();
        var other = OpenStore();
        var epoch = await GrantAsync();

        Assert.Equal(CommitResult.Committed, await store.CommitAsync(After(0, epoch, Flat()), None));
        AssertStored(1, Flat(), await other.LoadAsync(Name, None));

        Assert.Equal(CommitResult.Committed, await other.CommitAsync(After(1, epoch, Flat(cash: 9_999.50m)), None));
        AssertStored(2, Flat(cash: 9_999.50m), await store.LoadAsync(Name, None));
        Assert.Equal(new AccountHead(2, epoch, epoch, KillSwitch.Off), await store.ReadHeadAsync(Name, None));
    }

    [SkippableFact]
    public async Task Commit_SomebodyCommittedInBetween_IsAConflictAndStoresNothing()
    {
        var store = OpenStore();
        var epoch = await GrantAsync();
        await store.CommitAsync(After(0, epoch, Flat()), None);

        Assert.Equal(CommitResult.Conflict, await OpenStore().CommitAsync(After(0, epoch, Flat(cash: 1), 1, 1, 1), None));
        Assert.Equal(CommitResult.Conflict, await OpenStore().CommitAsync(After(2, epoch, Flat(cash: 1), 1, 1, 1), None));

        await AssertOnlyAsync(store, 1, Flat());
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(After(1, epoch, Flat(), 1, 1, 1), None));
    }

    [SkippableFact]
    public async Task Commit_LaterEpochGranted_IsStaleAndStoresNothing()
    {
        var store = OpenStore();
        var old = await GrantAsync();
        await store.CommitAsync(After(0, old, Flat()), None);
        var current = await GrantAsync();

        Assert.Equal(CommitResult.StaleEpoch, await store.CommitAsync(After(1, old, Flat(cash: 1), 1, 1, 1), None));

        await AssertOnlyAsync(store, 1, Flat());
        Assert.Equal(new AccountHead(1, old, current, KillSwitch.Off), await store.ReadHeadAsync(Name, None));
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(After(1, current, Flat()), None));
        Assert.Equal(new AccountHead(2, current, current, KillSwitch.Off), await store.ReadHeadAsync(Name, None));
    }

    [SkippableFact]
    public async Task Commit_StaleInEpochAndVersion_SaysEpoch()
    {
        var store = OpenStore();
        var old = await GrantAsync();
        var current = await GrantAsync();
        await store.CommitAsync(After(0, current, Flat()), None);

        Assert.Equal(CommitResult.StaleEpoch, await store.CommitAsync(After(0, old, Flat()), None));
    }

    [SkippableFact]
    public async Task Commit_EpochNeverGranted_Throws()
    {
        var store = OpenStore();

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.CommitAsync(After(0, 1, Flat()), None));
        var epoch = await GrantAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.CommitAsync(After(0, epoch + 1, Flat()), None));

        Assert.Null(await store.LoadAsync(Name, None));
    }

    [SkippableFact]
    public async Task Commit_FillStoredAlready_ThrowsAndStoresNothing()
    {
        var store = OpenStore();
        var epoch = await GrantAsync();
        await store.CommitAsync(After(0, epoch, Flat(), 2, 0, 0), None);
        var again = After(1, epoch, Flat(cash: 1) with { FillCount = 2 }, 2, 1, 1);
        again = again with { Fills = [again.Fills[0], again.Fills[1] with { Fill = Fill(1).Fill }] };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => store.CommitAsync(again, None));

        Assert.Contains("t-1", error.Message, StringComparison.Ordinal);
        await AssertOnlyAsync(store, 1, Flat() with { FillCount = 2 }, 2);
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(After(1, epoch, Flat() with { FillCount = 2 }, 2, 1, 1), None));
        Assert.Equal(["t-1", "t-2", "t-3", "t-4"], await store.ReadFillsAsync(Name, None).Select(f => f.Fill.VenueTradeId).ToListAsync());
    }

    [SkippableFact]
    public async Task Commit_FillTwiceInOne_ThrowsAndStoresNothing()
    {
        var store = OpenStore();
        var epoch = await GrantAsync();
        await store.CommitAsync(After(0, epoch, Flat()), None);
        var twice = After(1, epoch, Flat(cash: 1), 2, 1, 1);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => store.CommitAsync(twice with { Fills = [Fill(1), Fill(1) with { Number = 2 }] }, None));

        await AssertOnlyAsync(store, 1, Flat());
    }

    [SkippableTheory]
    [InlineData(2, 1, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(0, 1, 1)]
    public async Task Commit_CountsThatDoNotContinue_ThrowsAndStoresNothing(int fills, int trades, int records)
    {
        var store = OpenStore();
        var epoch = await GrantAsync();
        await store.CommitAsync(After(0, epoch, Flat()), None);
        var commit = After(1, epoch, Flat(cash: 1), 1, 1, 1);
        var document = commit.Document with { FillCount = fills, TradeCount = trades, RecordCount = records };

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.CommitAsync(commit with { Document = document }, None));

        await AssertOnlyAsync(store, 1, Flat());
    }

    [SkippableFact]
    public async Task Commit_FillNumberLeftOut_ThrowsAndStoresNothing()
    {
        var store = OpenStore();
        var epoch = await GrantAsync();
        await store.CommitAsync(After(0, epoch, Flat(), 1), None);
        var commit = new AccountCommit(1, epoch, Flat(cash: 1) with { FillCount = 3 }) { Fills = [Fill(3)] };

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.CommitAsync(commit, None));

        await AssertOnlyAsync(store, 1, Flat() with { FillCount = 1 }, 1);
    }

    [SkippableFact]
    public async Task Commit_Cancelled_StoresNothing()
    {
        var store = OpenStore();
        var epoch = await GrantAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CommitAsync(After(0, epoch, Flat()), cancelled.Token));

        Assert.Null(await store.LoadAsync(Name, None));
    }

    [SkippableFact]
    public async Task Commit_TwoAccounts_KnowNothingOfEachOther()
    {
        var store = OpenStore();
        await store.CommitAsync(After(0, await GrantAsync("a"), Flat("a"), 1, 1, 1), None);
        await store.SetKillSwitchAsync("a", KillSwitch.HaltAll, Slot, "me", None);
        await store.AddControlAsync("a", new ControlCommand(ControlKind.Flatten, null, Slot, "me"), None);
        await store.CommitAsync(After(0, await GrantAsync("b"), Flat("b", 5), 1, 1, 1), None);

        AssertStored(1, Flat("b", 5) with { FillCount = 1, TradeCount = 1, RecordCount = 1 }, await store.LoadAsync("b", None));
        Assert.Equal(new AccountHead(1, 1, 1, KillSwitch.Off), await store.ReadHeadAsync("b", None));
        Assert.Empty(await store.ReadControlsAsync("b", 0, None));
        Assert.Equal([Fill(1)], await store.ReadFillsAsync("b", None).ToListAsync());
    }

    [SkippableFact]
    public async Task Commit_AsLargeAsAnAccountGets_ComesBackWhole()
    {
        var store = OpenStore();
        var epoch = await GrantAsync();
        var large = Flat() with { VenueState = string.Concat(Enumerable.Repeat("{\"ä😀\":1}\n", 20_000)) };
        var commit = After(0, epoch, large, 40, 0, 1);
        commit = commit with { Records = [commit.Records[0] with { Json = new string('x', 150_000) }] };

        Assert.Equal(CommitResult.Committed, await store.CommitAsync(commit, None));

        AssertStored(1, commit.Document, await OpenStore().LoadAsync(Name, None));
        Assert.Equal(commit.Records, await store.ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, None).ToListAsync());
        Assert.Equal(40, await store.ReadFillsAsync(Name, None).CountAsync());
    }

    /// <summary>A lease for an owner of its own, given back at once: what stays is its epoch.</summary>
    protected async Task<long> GrantAsync(string account = Name)
    {
        var lease = OpenLease(new ManualClock(Slot));
        var grant = await lease.AcquireAsync(account, "owner", TimeSpan.FromMinutes(1), None);
        await lease.ReleaseAsync(grant!, None);
        return grant!.Epoch;
    }

    protected static void AssertStored(long version, AccountDocument document, StoredAccount? stored)
    {
        Assert.Equal(version, stored?.Version);
        Assert.Equal(AccountJson.Write(document), AccountJson.Write(stored!.Document));
    }

    private static async Task AssertOnlyAsync(IStateStore store, long version, AccountDocument document, int fills = 0)
    {
        AssertStored(version, document, await store.LoadAsync(Name, None));
        Assert.Equal(fills, await store.ReadFillsAsync(Name, None).CountAsync());
        Assert.Equal(0, await store.ReadTradesAsync(Name, None).CountAsync());
        Assert.Equal(0, await store.ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, None).CountAsync());
    }
}
