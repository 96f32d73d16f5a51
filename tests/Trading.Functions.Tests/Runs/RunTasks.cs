using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;
using Trading.Functions.Runs;
using Trading.Runtime.Runs;

namespace Trading.Functions.Tests.Runs;

/// <summary>The functions of runs as a task hub knows them, with what each was given and what it gave.</summary>
internal sealed class RunTasks(StagedRuns runs)
{
    private readonly RunActivities _activities = new(runs, NullLogger<RunActivities>.Instance);

    /// <summary>Comes before a slice is run; what it throws is the activity's fault.</summary>
    public Func<SliceTicket, Task> BeforeSlice { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Bytes of the largest message of each function.</summary>
    public ConcurrentDictionary<string, int> Largest { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<SliceTicket> Slices { get; } = new();

    public void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<RunTicket, object?>(nameof(RunOrchestrator), async (context, input) =>
        {
            Measure(nameof(RunOrchestrator), input);
            await RunOrchestrator.RunAsync(context);
            return null;
        });
        tasks.AddOrchestratorFunc<BatchTicket, object?>(nameof(RunOrchestrator.RunBatch), async (context, input) =>
        {
            Measure(nameof(RunOrchestrator.RunBatch), input);
            await RunOrchestrator.RunBatch(context);
            return null;
        });
        tasks.AddActivityFunc<RunTicket, StageTicket>(nameof(RunActivities.NextStage), async (_, input) =>
            Measure("NextStage output", await _activities.NextStage(Measure(nameof(RunActivities.NextStage), input), CancellationToken.None)));
        tasks.AddActivityFunc<SliceTicket, object?>(nameof(RunActivities.RunSlice), async (_, input) =>
        {
            Slices.Enqueue(Measure(nameof(RunActivities.RunSlice), input));
            await BeforeSlice(input);
            await _activities.RunSlice(input, CancellationToken.None);
            return null;
        });
        tasks.AddActivityFunc<FailureTicket, object?>(nameof(RunActivities.FailRun), async (_, input) =>
        {
            await _activities.FailRun(Measure(nameof(RunActivities.FailRun), input), CancellationToken.None);
            return null;
        });
    }

    private T Measure<T>(string name, T message)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message).Length;
        Largest.AddOrUpdate(name, bytes, (_, known) => Math.Max(known, bytes));
        return message;
    }
}
