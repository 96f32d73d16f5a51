using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Trading.Functions.Hosting;
using Trading.Runtime.Monitoring;

namespace Trading.Functions.Cycles;

/// <summary>Watches the account between its cycles, so that what stands is escalated and what could not be told is told.</summary>
public sealed class WatchAccount(CloudHost host, ILogger<WatchAccount> log)
{
    // Not monitored: a watch that was missed is made up for by the next.
    [Function(nameof(WatchAccount))]
    public Task RunAsync([TimerTrigger("%WatchSchedule%", UseMonitor = false)] TimerInfo timer, CancellationToken stop) => WatchAsync(host, log, stop);

    /// <summary>Watches once. What goes wrong with it is logged and disturbs nobody.</summary>
    internal static async Task WatchAsync(CloudHost host, ILogger log, CancellationToken stop)
    {
        try
        {
            Report(log, await host.WatchAsync(stop));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Watch: failed");
        }
    }

    private static void Report(ILogger log, WatchOutcome outcome)
    {
        foreach (var notice in outcome.Notices)
        {
            log.LogWarning("Alert: {Kind} {Code} {Product} {NoticeSeverity} {Message}", notice.Kind, notice.Code, notice.Product, notice.Severity, notice.Message);
        }

        foreach (var fault in outcome.Faults)
        {
            log.LogWarning("Watch: {Fault}", fault);
        }
    }
}
