using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Trading.Functions.Hosting;

namespace Trading.Functions.Cycles;

/// <summary>Compacts what is old of the account's audit, each night, as the local host does each day.</summary>
public sealed class CompactAudit(CloudHost host, ILogger<CompactAudit> log)
{
    [Function(nameof(CompactAudit))]
    public async Task RunAsync([TimerTrigger("0 50 2 * * *")] TimerInfo timer, CancellationToken stop)
    {
        var report = await host.RetainAsync(stop);
        log.LogInformation(
            "Retention: {Compacted} cycles before {Before} compacted, {Kept} kept whole for their trades, {Inputs} inputs removed",
            report.Compacted,
            report.Before,
            report.KeptForTrades,
            report.InputsRemoved);
    }
}
