using Trading.Core.Market;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Tests.Testing;

/// <summary>Leases of accounts in memory.</summary>
internal sealed class InMemoryCycleLease(InMemoryAccounts accounts, TimeProvider clock) : ICycleLease
{
    public Task<LeaseGrant?> AcquireAsync(string account, string owner, TimeSpan time, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return Task.FromResult(accounts.Change(account, row =>
        {
            var now = Timestamp.From(clock.GetUtcNow());
            if (row.LeaseOwner is { } holder && holder != owner && row.LeaseUntil > now)
            {
                return (row, (LeaseGrant?)null);
            }

            var grant = new LeaseGrant(account, owner, row.LeaseEpoch + 1, now + time);
            return (row with { LeaseOwner = owner, LeaseEpoch = grant.Epoch, LeaseUntil = grant.Until }, grant);
        }));
    }

    public Task ReleaseAsync(LeaseGrant grant, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        accounts.Change(grant.Account, row =>
            (row.LeaseOwner == grant.Owner && row.LeaseEpoch == grant.Epoch ? row with { LeaseOwner = null } : row, true));
        return Task.CompletedTask;
    }
}
