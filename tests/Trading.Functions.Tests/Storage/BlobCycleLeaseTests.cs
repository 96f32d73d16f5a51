using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Ports;
using Trading.Runtime.Tests.Testing;
using static Trading.Runtime.Tests.Accounts.TestAccounts;

namespace Trading.Functions.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class BlobCycleLeaseTests(Azurite azurite) : CycleLeaseContract
{
    private readonly AzuriteAccounts _accounts = new(azurite);

    protected override ICycleLease OpenLease(TimeProvider clock) => _accounts.OpenLease(clock);

    protected override IStateStore OpenStore() => _accounts.OpenStore();

    [SkippableFact]
    public async Task Acquire_BlobDeleted_EpochsGoOnFromTheHead()
    {
        await _accounts.GrantAsync();
        await _accounts.GrantAsync();
        await _accounts.Leases.DeleteAsync();

        Assert.Equal(3, await _accounts.GrantAsync());
    }

    [SkippableFact]
    public async Task Acquire_HolderDiedBeforeTheHead_LeavesAGapAndNoEpochTwice()
    {
        await _accounts.GrantAsync();
        var clock = new ManualClock(Slot);
        var wire = new Wire { OnWrite = write => write == 2 ? WireFault.RequestLost : WireFault.None };
        await Assert.ThrowsAsync<StoreException>(
            () => _accounts.OpenLease(clock, wire.With(retries: 0)).AcquireAsync(Name, "a", TimeSpan.FromMinutes(1), default));

        Assert.Equal(1, (await OpenStore().ReadHeadAsync(Name, default)).LeaseEpoch);
        Assert.Null(await OpenLease(clock).AcquireAsync(Name, "b", TimeSpan.FromMinutes(1), default));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, (await OpenLease(clock).AcquireAsync(Name, "b", TimeSpan.FromMinutes(1), default))?.Epoch);
    }

    // The first stops between blob and head until its time is over and another has come.
    [SkippableFact]
    public async Task Acquire_PausedBeforeTheHeadUntilAnotherCame_IsNotGranted()
    {
        var clock = new ManualClock(Slot);
        var wire = new Wire
        {
            BeforeWrite = async write =>
            {
                if (write == 2)
                {
                    clock.Advance(TimeSpan.FromMinutes(2));
                    Assert.NotNull(await OpenLease(clock).AcquireAsync(Name, "b", TimeSpan.FromMinutes(1), default));
                }
            },
        };
        await _accounts.Leases.CreateIfNotExistsAsync();

        Assert.Null(await _accounts.OpenLease(clock, wire.With(retries: 0)).AcquireAsync(Name, "a", TimeSpan.FromMinutes(1), default));

        Assert.Equal(2, (await OpenStore().ReadHeadAsync(Name, default)).LeaseEpoch);
        Assert.Null(await OpenLease(clock).AcquireAsync(Name, "c", TimeSpan.FromMinutes(1), default));
    }
}
