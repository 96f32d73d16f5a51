using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Trading.Functions.Hosting;
using Trading.Functions.Settings;
using Trading.Runtime.Cycles;

namespace Trading.Functions.Cycles;

/// <summary>Runs the account's cycle when it is due. Which slot that is, and whether it is done or too late, is not the timer's to say.</summary>
public sealed class RunCycle(CloudHost host, ILogger<RunCycle> log)
{
    // Monitored, so that a slot that passed while the app restarted is fired at once; one too late is skipped with a record.
    [Function(nameof(RunCycle))]
    public Task RunAsync([TimerTrigger("%CycleSchedule%", UseMonitor = true)] TimerInfo timer, CancellationToken stop) =>
        host.RunDueCycleAsync(ReportAsync, stop);

    private async Task ReportAsync(CycleOutcome outcome)
    {
        using var scope = log.BeginScope(host.ScopeOf(outcome.Slot));
        log.LogInformation("Cycle: {Slot} {Outcome} {Message}", outcome.Slot, outcome.Text, outcome.Message);
        var health = await host.Health.RunAsync(CancellationToken.None);
        if (health.LastCycle is { } last && last.Slot == outcome.Slot && last.Outcome == outcome.Text)
        {
            log.LogInformation(CloudSignals.CycleRecorded, host.Account, outcome.Slot, outcome.Text);
        }

        foreach (var issue in health.Issues)
        {
            log.LogWarning(CloudSignals.HealthIssue, issue.Code, issue.Product?.ToString() ?? "", issue.Severity, issue.Message);
        }

        if (outcome.Kind != CycleOutcomeKind.Failed && await host.BeatAsync(CancellationToken.None) is { } why)
        {
            log.LogWarning("Heartbeat: {Why}", why);
        }

        await WatchAccount.WatchAsync(host, log, CancellationToken.None);
    }
}
