using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Trading.Functions.Runs;

/// <summary>Forgets how runs went that ended long ago. What they came to is in the object store and stays.</summary>
public sealed class PurgeHistory(TimeProvider clock, ILogger<PurgeHistory> log)
{
    /// <summary>Histories older than this are deleted.</summary>
    public const int KeptDays = 14;

    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(5);

    // Early on Sundays, when few ask for runs.
    [Function(nameof(PurgeHistory))]
    public async Task RunAsync([TimerTrigger("0 40 3 * * 0")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var filter = new PurgeInstancesFilter(
            CreatedTo: clock.GetUtcNow().AddDays(-KeptDays),
            Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated])
        {
            Timeout = TimeMax,
        };
        var purged = await client.PurgeAllInstancesAsync(filter, stop);
        log.LogInformation("Purged {Count} histories", purged.PurgedInstanceCount);
    }
}
