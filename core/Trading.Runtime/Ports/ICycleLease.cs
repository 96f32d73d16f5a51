using Trading.Core.Market;

namespace Trading.Runtime.Ports;

/// <summary>
/// One cycle of an account at a time. It saves work; safety rests on epochs: every grant has a higher one than all before it, and the
/// store refuses commits of an older.
/// </summary>
public interface ICycleLease
{
    /// <summary>Takes the lease if nobody holds it or its time has passed; null where another owner holds it.</summary>
    /// <exception cref="StoreException">The store could not be asked.</exception>
    Task<LeaseGrant?> AcquireAsync(string account, string owner, TimeSpan time, CancellationToken cancellation);

    /// <summary>Gives a grant back. A grant that was lost meanwhile is left to its new owner.</summary>
    /// <exception cref="StoreException">The store could not be asked.</exception>
    Task ReleaseAsync(LeaseGrant grant, CancellationToken cancellation);
}
