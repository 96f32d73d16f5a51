using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Trading.Functions.Runs;

/// <summary>
/// Carries a run on, stage by stage, until its report is stored. Its id is the run's. What the slices are and what they came to is in the
/// object store; only names travel here, and nothing here ever sends an order.
/// </summary>
public static class RunOrchestrator
{
    /// <summary>Tries of an activity, the first included.</summary>
    public const int Tries = 5;

    // No run has more than two stages. One whose results turn out damaged is run again; what stays so will not get better.
    private const int RoundsMax = 6;
    private const int BatchesOfSmallStage = 20;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryDelayMax = TimeSpan.FromMinutes(1);
    private const double RetryFactor = 3;

    [Function(nameof(RunOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = context.GetInput<RunTicket>() ?? throw new InvalidOperationException("a run without a name");
        try
        {
            await CarryOnAsync(context, run);
        }
        catch (TaskFailedException error)
        {
            var cause = CauseOf(error.FailureDetails);
            var message = cause.ErrorMessage[..Math.Min(cause.ErrorMessage.Length, FailureTicket.MessageMax)];
            await context.CallActivityAsync(nameof(RunActivities.FailRun), new FailureTicket(run.RunId, cause.ErrorType, message), Retried());
        }
    }

    /// <summary>Some slices of a stage.</summary>
    [Function(nameof(RunBatch))]
    public static async Task RunBatch([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var batch = context.GetInput<BatchTicket>() ?? throw new InvalidOperationException("a batch without slices");
        await Task.WhenAll(batch.Slices.Select(index =>
            context.CallActivityAsync(nameof(RunActivities.RunSlice), new SliceTicket(batch.RunId, batch.Stage, index), Retried())));
    }

    private static async Task CarryOnAsync(TaskOrchestrationContext context, RunTicket run)
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            var next = await context.CallActivityAsync<StageTicket>(nameof(RunActivities.NextStage), run, Retried());
            if (next.Stage == 0)
            {
                return;
            }

            await FanOutAsync(context, run, next);
        }

        var left = new FailureTicket(run.RunId, nameof(RunOrchestrator), $"results are still missing after {RoundsMax} rounds");
        await context.CallActivityAsync(nameof(RunActivities.FailRun), left, Retried());
    }

    private static async Task FanOutAsync(TaskOrchestrationContext context, RunTicket run, StageTicket stage)
    {
        var pending = stage.Indices().ToArray();
        var done = stage.Slices - pending.Length;
        context.SetCustomStatus(new RunProgress(stage.Stage, done, stage.Slices));

        // Small batches of a small stage: progress is told batch by batch.
        var size = Math.Clamp((pending.Length + BatchesOfSmallStage - 1) / BatchesOfSmallStage, 1, BatchTicket.SlicesMax);
        var batches = pending.Chunk(size).ToDictionary(
            slices => context.CallSubOrchestratorAsync(nameof(RunBatch), new BatchTicket(run.RunId, stage.Stage, slices)),
            slices => slices.Length);
        var failures = new List<Task>();
        while (batches.Count > 0)
        {
            var batch = await Task.WhenAny(batches.Keys);
            done += batch.IsFaulted ? 0 : batches[batch];
            batches.Remove(batch);
            if (batch.IsFaulted)
            {
                failures.Add(batch);
            }

            context.SetCustomStatus(new RunProgress(stage.Stage, done, stage.Slices));
        }

        // Awaited at the end: what others have begun is of use when the run is posted again.
        await Task.WhenAll(failures);
    }

    private static TaskFailureDetails CauseOf(TaskFailureDetails details) => details.InnerFailure is { } inner ? CauseOf(inner) : details;

    private static TaskOptions Retried() => TaskOptions.FromRetryPolicy(new RetryPolicy(Tries, RetryDelay, RetryFactor, RetryDelayMax)
    {
        // A request that cannot be run cannot be run a minute later either.
        HandleFailure = failure => CauseOf(failure).ErrorType != typeof(Core.InputException).FullName,
    });
}
