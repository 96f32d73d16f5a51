using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Trading.Runtime.Ports;
using Trading.Runtime.Runs;

namespace Trading.Functions.Runs;

/// <summary>Runs what is asked for as an orchestration whose id is the run's.</summary>
/// <param name="runs">What accepts runs.</param>
/// <param name="client">Gives the client of the task hub.</param>
public sealed class DurableBacktestRunner(StagedRuns runs, Func<DurableTaskClient> client) : IBacktestRunner
{
    // How long one that was just cancelled may take to stop before it can be started again.
    private static readonly TimeSpan StopTimeMax = TimeSpan.FromSeconds(20);

    public async Task<RunStatus> StartAsync(PostedRun run, CancellationToken cancellation = default)
    {
        await RequireStoppedAsync(run.Request.Id, cancellation);
        var stored = await runs.AcceptAsync(run, cancellation);
        if (stored.End is null)
        {
            await ScheduleAsync(stored.Request.Id, cancellation);
        }

        return await StatusOfAsync(stored, cancellation);
    }

    public async Task<RunStatus?> FindAsync(string id, CancellationToken cancellation = default) =>
        await runs.Archive.FindAsync(id, cancellation) is { } stored ? await StatusOfAsync(stored, cancellation) : null;

    public async Task<IReadOnlyList<RunStatus>> ListAsync(int limit, CancellationToken cancellation = default)
    {
        var found = new List<RunStatus>();
        foreach (var (stored, status) in await runs.Archive.ListAsync(limit, cancellation))
        {
            found.Add(stored is null ? status : await StatusOfAsync(stored, cancellation));
        }

        return found;
    }

    public async Task<RunStatus?> CancelAsync(string id, CancellationToken cancellation = default)
    {
        if (await runs.Archive.FindAsync(id, cancellation) is not { } stored)
        {
            return null;
        }

        // Noted first: whatever still works on it sees that it has ended.
        var end = await runs.Archive.TryEndAsync(id, new RunEnd(RunState.Cancelled), cancellation);
        if (await IsAtWorkAsync(id, cancellation))
        {
            await client().TerminateInstanceAsync(id, new TerminateInstanceOptions(Recursive: true), cancellation);
        }

        return (stored with { End = end }).ToStatus();
    }

    private async Task ScheduleAsync(string id, CancellationToken cancellation)
    {
        if (await IsAtWorkAsync(id, cancellation))
        {
            return;
        }

        try
        {
            await client().ScheduleNewOrchestrationInstanceAsync(
                nameof(RunOrchestrator), new RunTicket(id), new StartOrchestrationOptions(id), cancellation);
        }
        catch (Exception error) when (error is RpcException or InvalidOperationException)
        {
            // Somebody may have posted the same in the same moment.
            if (!await IsAtWorkAsync(id, cancellation))
            {
                throw new StoreException($"run {id}: could not be started; post it again", error);
            }
        }
    }

    // What was just cancelled or failed may still be about to stop: what is started before it has would be stopped with it.
    private async Task RequireStoppedAsync(string id, CancellationToken cancellation)
    {
        if (await runs.Archive.FindAsync(id, cancellation) is not { End.State: not RunState.Finished } || await IsAtWorkAsync(id, cancellation) is false)
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(StopTimeMax);
        try
        {
            await client().WaitForInstanceCompletionAsync(id, patience.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or RpcException && !cancellation.IsCancellationRequested)
        {
            throw new StoreException($"run {id}: is still being stopped; post it again in a minute", error);
        }
    }

    private async Task<bool> IsAtWorkAsync(string id, CancellationToken cancellation) =>
        await client().GetInstanceAsync(id, cancellation) is { IsCompleted: false };

    private async Task<RunStatus> StatusOfAsync(StoredRun stored, CancellationToken cancellation)
    {
        var status = stored.ToStatus();
        if (stored.End is not null || await client().GetInstanceAsync(status.Id, getInputsAndOutputs: true, cancellation) is not { } instance)
        {
            return status;
        }

        if (instance.IsCompleted)
        {
            // It ended between the two questions, or without a word.
            var end = await runs.Archive.EndAsync(status.Id, cancellation)
                ?? new RunEnd(RunState.Failed, Error: $"its orchestration ended as {instance.RuntimeStatus}; post it again");
            return (stored with { End = end }).ToStatus();
        }

        var progress = instance.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<RunProgress>();
        return progress is null
            ? status with { State = instance.IsRunning ? RunState.Running : status.State }
            : status with { State = RunState.Running, Stage = progress.Stage, SlicesDone = progress.SlicesDone, SlicesTotal = progress.SlicesTotal };
    }
}
