using Trading.Core.Market;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Storage;

/// <summary>Leases in the file of a <see cref="SqliteStateStore"/>, so that a grant and a commit cannot pass each other.</summary>
public sealed class SqliteCycleLease : ICycleLease, IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _clock;

    /// <param name="path">The file of the store.</param>
    /// <param name="clock">Tells when a lease is over. Safety does not rest on it.</param>
    /// <param name="durability">What a grant outlives; as the store's.</param>
    public SqliteCycleLease(string path, TimeProvider clock, SqliteDurability durability = SqliteDurability.Full)
    {
        _database = new(path, durability, SqliteDatabase.DefaultBusyMs);
        _clock = clock;
    }

    public Task<LeaseGrant?> AcquireAsync(string account, string owner, TimeSpan time, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return Task.FromResult(_database.Write(session => Acquire(session, account, owner, time), cancellation));
    }

    public Task ReleaseAsync(LeaseGrant grant, CancellationToken cancellation)
    {
        _database.Write(
            session => session.Execute(
                "UPDATE account SET lease_owner = NULL, lease_until_ms = 0 WHERE name = $1 AND lease_owner = $2 AND lease_epoch = $3",
                grant.Account,
                grant.Owner,
                grant.Epoch),
            cancellation);
        return Task.CompletedTask;
    }

    public void Dispose() => _database.Dispose();

    // The clock is asked inside the transaction: waiting for it must not make a grant of an instant that has passed.
    private LeaseGrant? Acquire(SqliteSession session, string account, string owner, TimeSpan time)
    {
        var id = SqliteStateStore.IdOf(session, account);
        var now = Timestamp.From(_clock.GetUtcNow());
        var until = now + time;
        var epoch = session.First(
            """
            UPDATE account SET lease_epoch = lease_epoch + 1, lease_owner = $2, lease_until_ms = $3
            WHERE id = $1 AND (lease_owner IS NULL OR lease_owner = $2 OR lease_until_ms <= $4)
            RETURNING lease_epoch
            """,
            row => row.GetInt64(0),
            id,
            owner,
            until.UnixMs,
            now.UnixMs);
        return epoch == 0 ? null : new LeaseGrant(account, owner, epoch, until);
    }
}
