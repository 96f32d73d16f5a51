using Trading.Core.Market;
using Trading.Runtime.Jobs;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring;

/// <summary>One who looks at a running account and says what is wrong with it now. It changes nothing.</summary>
public interface IIssueSource
{
    /// <summary>What is wrong at this moment; an issue that is gone is simply not there any more.</summary>
    /// <exception cref="StoreException">The store did not answer; what was known stays as it was.</exception>
    Task<IReadOnlyList<HealthIssue>> ReadAsync(Timestamp now, CancellationToken cancellation);
}
