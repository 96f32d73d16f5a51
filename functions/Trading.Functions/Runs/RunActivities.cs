using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Trading.Core;
using Trading.Runtime.Runs;

namespace Trading.Functions.Runs;

/// <summary>The steps of a run. Each may happen twice, at once or one after the other: there is one result a slice and one end a run.</summary>
public sealed class RunActivities(StagedRuns runs, ILogger<RunActivities> log)
{
    /// <summary>What the run needs next; where nothing is missing, its report is stored.</summary>
    [Function(nameof(NextStage))]
    public async Task<StageTicket> NextStage([ActivityTrigger] RunTicket ticket, CancellationToken stop)
    {
        var run = await runs.OpenAsync(ticket.RunId, stop);
        var step = await run.NextAsync(stop);
        log.LogInformation("Run {RunId}: {Stage} {Pending}", ticket.RunId, step.End?.State.ToString() ?? $"stage {step.Stage}", step.Pending.Length);
        return StageTicket.Of(step.Stage, step.Slices, step.Pending);
    }

    /// <summary>Runs a slice and stores its result, unless that is there.</summary>
    [Function(nameof(RunSlice))]
    public async Task RunSlice([ActivityTrigger] SliceTicket ticket, CancellationToken stop)
    {
        var run = await runs.OpenAsync(ticket.RunId, stop);
        await run.RunSliceAsync(ticket.Stage, ticket.Index, stop);
    }

    /// <summary>Notes that the run cannot go on, and why, without a word of the inside.</summary>
    [Function(nameof(FailRun))]
    public async Task FailRun([ActivityTrigger] FailureTicket ticket, CancellationToken stop)
    {
        log.LogError("Run {RunId} failed: {Type}: {Message}", ticket.RunId, ticket.Type, ticket.Message);
        var told = ticket.Type == typeof(InputException).FullName
            ? ticket.Message
            : $"a fault of the program ({ticket.Type[(ticket.Type.LastIndexOf('.') + 1)..]}); its log says more";
        await runs.Archive.TryEndAsync(ticket.RunId, new RunEnd(RunState.Failed, Error: told), stop);
    }
}
