using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;
using static Trading.Runtime.Tests.Accounts.TestAccounts;

namespace Trading.Runtime.Tests.Ports;

/// <summary>What every lease does, whatever it is kept in.</summary>
public abstract class CycleLeaseContract
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ManualClock _clock = new(Slot);

    /// <summary>One more lease over the same accounts, as another process would open it.</summary>
    protected abstract ICycleLease OpenLease(TimeProvider clock);

    /// <summary>A store of the accounts of the leases.</summary>
    protected abstract IStateStore OpenStore();

    [SkippableFact]
    public async Task Acquire_Free_GrantsTheFirstEpochUntilTheTimeIsOver()
    {
        var grant = await AcquireAsync("a");

        Assert.Equal(new LeaseGrant(Name, "a", 1, Slot + Minute), grant);
        Assert.Equal(1, (await OpenStore().ReadHeadAsync(Name, None)).LeaseEpoch);
    }

    // The watch of an account has a lease of its own, under a name that no account can have.
    [SkippableFact]
    public async Task Acquire_OfTheWatch_IsApartFromTheAccounts()
    {
        await AcquireAsync("a");
        var lease = OpenLease(_clock);
        var watch = await lease.AcquireAsync($"{Name}~watch", "b", Minute, None);

        Assert.Equal(1, watch?.Epoch);
        Assert.Null(await lease.AcquireAsync($"{Name}~watch", "a", Minute, None));
        await lease.ReleaseAsync(watch!, None);
        Assert.Equal(2, (await lease.AcquireAsync($"{Name}~watch", "a", Minute, None))?.Epoch);
    }

    [SkippableFact]
    public async Task Acquire_HeldByAnother_IsNullAndChangesNothing()
    {
        await AcquireAsync("a");
        _clock.Advance(Minute - TimeSpan.FromMilliseconds(1));

        Assert.Null(await AcquireAsync("b"));
        Assert.Equal(1, (await OpenStore().ReadHeadAsync(Name, None)).LeaseEpoch);
    }

    [SkippableFact]
    public async Task Acquire_HeldByTheSameOwner_IsANewGrant()
    {
        await AcquireAsync("a");
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(new LeaseGrant(Name, "a", 2, Slot.AddMs(90_000)), await AcquireAsync("a"));
        _clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(await AcquireAsync("b"));
    }

    [SkippableFact]
    public async Task Acquire_TimeIsOver_GrantsAHigherEpochToAnother()
    {
        await AcquireAsync("a");
        _clock.Advance(Minute);

        Assert.Equal(2, (await AcquireAsync("b"))?.Epoch);
        Assert.Null(await AcquireAsync("a"));
    }

    [SkippableFact]
    public async Task Release_Held_FreesItAtOnceAndKeepsTheEpoch()
    {
        var lease = OpenLease(_clock);
        await lease.ReleaseAsync((await AcquireAsync("a"))!, None);

        Assert.Equal(1, (await OpenStore().ReadHeadAsync(Name, None)).LeaseEpoch);
        Assert.Equal(2, (await AcquireAsync("b"))?.Epoch);
    }

    [SkippableFact]
    public async Task Release_LostMeanwhile_LeavesTheNewOwner()
    {
        var lost = await AcquireAsync("a");
        _clock.Advance(Minute);
        await AcquireAsync("b");

        await OpenLease(_clock).ReleaseAsync(lost!, None);

        Assert.Null(await AcquireAsync("c"));
        Assert.Null(await AcquireAsync("a"));
    }

    [SkippableFact]
    public async Task Release_OldGrantOfTheSameOwner_LeavesTheNewOne()
    {
        var old = await AcquireAsync("a");
        await AcquireAsync("a");

        await OpenLease(_clock).ReleaseAsync(old!, None);

        Assert.Null(await AcquireAsync("b"));
    }

    [SkippableFact]
    public async Task Release_Twice_TakesNothingFromTheNext()
    {
        var lease = OpenLease(_clock);
        var grant = await AcquireAsync("a");
        await lease.ReleaseAsync(grant!, None);
        await AcquireAsync("b");

        await lease.ReleaseAsync(grant!, None);

        Assert.Null(await AcquireAsync("c"));
    }

    [SkippableFact]
    public async Task Release_UnknownAccount_ChangesNothing()
    {
        await OpenLease(_clock).ReleaseAsync(new LeaseGrant("nobody", "a", 1, Slot), None);

        Assert.Equal(0, (await OpenStore().ReadHeadAsync("nobody", None)).LeaseEpoch);
    }

    [SkippableFact]
    public async Task Acquire_TwoAccounts_AreFreeOfEachOther()
    {
        await AcquireAsync("a");

        Assert.Equal(1, (await OpenLease(_clock).AcquireAsync("other", "b", Minute, None))?.Epoch);
    }

    [SkippableFact]
    public async Task Acquire_ClockWentBack_EpochsRiseAllTheSame()
    {
        await AcquireAsync("a");
        _clock.Now = Slot - TimeSpan.FromSeconds(150);
        Assert.Null(await AcquireAsync("b"));
        Assert.Equal(2, (await AcquireAsync("a"))?.Epoch);
    }

    [SkippableFact]
    public async Task Acquire_AnyOrderOfOwnersAndExpiry_EpochsRiseByOne()
    {
        var leases = new[] { OpenLease(_clock), OpenLease(_clock) };
        var last = 0L;
        for (var i = 0; i < 60; i++)
        {
            var lease = leases[i % 2];
            var grant = await lease.AcquireAsync(Name, $"owner {i * 7 % 5}", Minute, None);
            if (grant is not null)
            {
                Assert.Equal(++last, grant.Epoch);
            }

            if (i % 3 == 0 && grant is not null)
            {
                await lease.ReleaseAsync(grant, None);
            }

            _clock.Advance(TimeSpan.FromSeconds(i * 13 % 50));
        }

        Assert.InRange(last, 20, 59);
    }

    [SkippableFact]
    public async Task Acquire_ManyAtOnce_OneIsGranted()
    {
        var leases = Enumerable.Range(0, 8).Select(_ => OpenLease(_clock)).ToArray();
        for (var round = 1; round <= 10; round++)
        {
            var grants = await Race.RunAsync(leases.Length, i => leases[i].AcquireAsync(Name, $"owner {i}", Minute, None));

            Assert.Equal(round, Assert.Single(grants, g => g is not null)?.Epoch);
            _clock.Advance(Minute);
        }
    }

    [SkippableFact]
    public async Task Commit_LeaseLostToAnother_IsStaleAlsoAfterItWasReleased()
    {
        var store = OpenStore();
        var lost = (await AcquireAsync("a"))!;
        await store.CommitAsync(After(0, lost.Epoch, Flat()), None);
        _clock.Advance(Minute);
        var current = (await AcquireAsync("b"))!;
        Assert.Equal(CommitResult.StaleEpoch, await store.CommitAsync(After(1, lost.Epoch, Flat()), None));

        await OpenLease(_clock).ReleaseAsync(current, None);

        Assert.Equal(CommitResult.StaleEpoch, await store.CommitAsync(After(1, lost.Epoch, Flat()), None));
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(After(1, current.Epoch, Flat()), None));
    }

    [SkippableFact]
    public async Task Acquire_WithoutOwnerOrTime_IsRefused()
    {
        var lease = OpenLease(_clock);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => lease.AcquireAsync(Name, " ", Minute, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => lease.AcquireAsync(Name, "a", TimeSpan.Zero, None));
        Assert.Equal(0, (await OpenStore().ReadHeadAsync(Name, None)).LeaseEpoch);
    }

    private Task<LeaseGrant?> AcquireAsync(string owner) => OpenLease(_clock).AcquireAsync(Name, owner, Minute, None);
}
