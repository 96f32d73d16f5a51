using Trading.Core;
using Trading.Runtime.Ports;
using Trading.Runtime.Runs;

namespace Trading.Runtime.Tests.Api;

/// <summary>Runs nothing: what it is told of stands as it is told.</summary>
internal sealed class FakeBacktestRunner : IBacktestRunner
{
    public Dictionary<string, RunStatus> Runs { get; } = new(StringComparer.Ordinal);

    /// <summary>What starting comes to; null for accepting.</summary>
    public Exception? Fault { get; set; }

    public Task<RunStatus> StartAsync(PostedRun run, CancellationToken cancellation = default)
    {
        if (Fault is { } fault)
        {
            throw fault;
        }

        var status = new RunStatus(run.Request.Id, run.Request.Kind, RunState.Queued, default, 0, run.Request.Stages, 0, 0, null);
        Runs.TryAdd(status.Id, status);
        return Task.FromResult(Runs[status.Id]);
    }

    public Task<RunStatus?> FindAsync(string id, CancellationToken cancellation = default) => Task.FromResult(Runs.GetValueOrDefault(id));

    public Task<IReadOnlyList<RunStatus>> ListAsync(int limit, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<RunStatus>>([.. Runs.Values.Take(limit)]);

    public Task<RunStatus?> CancelAsync(string id, CancellationToken cancellation = default)
    {
        if (Runs.TryGetValue(id, out var run) && !run.IsEnded)
        {
            Runs[id] = run with { State = RunState.Cancelled };
        }

        return FindAsync(id, cancellation);
    }
}
