using System.Collections.Concurrent;
using System.Threading.Channels;
using Trading.Core;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Runs;

/// <summary>
/// Runs what is asked for on worker threads of this machine, one run at a time, first come first served. A run is stored before it is
/// acknowledged; what was not finished when the process ended goes on when it starts again.
/// </summary>
public sealed class LocalBacktestRunner : IBacktestRunner, IDisposable
{
    private readonly StagedRuns _runs;
    private readonly int _workers;
    private readonly Action<string> _note;
    private readonly Channel<string> _queue = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, RunWork> _work = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1);

    /// <param name="runs">What accepts and opens runs.</param>
    /// <param name="workers">Slices at once, at least one; fewer than cores, where something else must keep its deadline.</param>
    /// <param name="note">Told of faults that no caller waits for.</param>
    public LocalBacktestRunner(StagedRuns runs, int workers, Action<string> note)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        (_runs, _workers, _note) = (runs, workers, note);
    }

    /// <summary>
    /// Takes up what an earlier process left, oldest first, and works until it is stopped; what is unfinished then stays to be resumed.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await ResumeAsync(stop);
            await foreach (var id in _queue.Reader.ReadAllAsync(stop))
            {
                // One that was cancelled while it waited is not there any more, and one that was posted again is another piece of work.
                if (_work.TryGetValue(id, out var work) && !work.IsRunning)
                {
                    await WorkAsync(id, work, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _note("runs: stopped; what is unfinished goes on at the next start");
        }
    }

    private async Task ResumeAsync(CancellationToken cancellation)
    {
        var left = new List<StoredRun>();
        foreach (var id in await _runs.Archive.IdsAsync(cancellation))
        {
            try
            {
                if (await _runs.Archive.FindAsync(id, cancellation) is { End: null } run)
                {
                    left.Add(run);
                }
            }
            catch (InputException error)
            {
                _note($"run {id}: left alone: {error.Message}");
            }
        }

        left.Sort((a, b) => a.PostedAt.CompareTo(b.PostedAt));
        left.ForEach(run => Enqueue(run.Request.Id));
    }

    public async Task<RunStatus> StartAsync(PostedRun run, CancellationToken cancellation = default)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            var stored = await _runs.AcceptAsync(run, cancellation);
            if (stored.End is null)
            {
                Enqueue(stored.Request.Id);
            }

            return StatusOf(stored);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<RunStatus?> FindAsync(string id, CancellationToken cancellation = default) =>
        await _runs.Archive.FindAsync(id, cancellation) is { } stored ? StatusOf(stored) : null;

    public async Task<IReadOnlyList<RunStatus>> ListAsync(int limit, CancellationToken cancellation = default) =>
        [.. (await _runs.Archive.ListAsync(limit, cancellation)).Select(run => run.Stored is { } stored ? StatusOf(stored) : run.Status)];

    public async Task<RunStatus?> CancelAsync(string id, CancellationToken cancellation = default)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (await _runs.Archive.FindAsync(id, cancellation) is not { } stored)
            {
                return null;
            }

            // Noted first: a process that ends now must not take it up again.
            var end = await _runs.Archive.TryEndAsync(id, new RunEnd(RunState.Cancelled), cancellation);
            if (_work.TryRemove(id, out var work))
            {
                work.Cancel();
            }

            return StatusOf(stored with { End = end });
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private void Enqueue(string id)
    {
        if (_work.TryAdd(id, new RunWork()))
        {
            _queue.Writer.TryWrite(id);
        }
    }

    private RunStatus StatusOf(StoredRun stored)
    {
        var status = stored.ToStatus();
        return stored.End is null && _work.TryGetValue(status.Id, out var work) && work.IsRunning
            ? status with { State = RunState.Running, Stage = work.Stage, SlicesDone = work.SlicesDone, SlicesTotal = work.SlicesTotal }
            : status;
    }

    private async Task WorkAsync(string id, RunWork work, CancellationToken host)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(host, work.Stop);
        try
        {
            work.IsRunning = true;
            await CarryOnAsync(id, work, stop.Token);
        }
        catch (OperationCanceledException) when (work.Stop.IsCancellationRequested && !host.IsCancellationRequested)
        {
            _note($"run {id}: cancelled");
        }
        catch (Exception error) when (error is not OperationCanceledException || !host.IsCancellationRequested)
        {
            await FailAsync(id, work, error);
        }
        finally
        {
            _work.TryRemove(KeyValuePair.Create(id, work));
        }
    }

    private async Task CarryOnAsync(string id, RunWork work, CancellationToken stop)
    {
        var run = await _runs.OpenAsync(id, stop);
        for (var step = await run.NextAsync(stop); step.End is null; step = await run.NextAsync(stop))
        {
            work.Enter(step);
            await Parallel.ForEachAsync(
                step.Pending,
                new ParallelOptions { MaxDegreeOfParallelism = _workers, CancellationToken = stop },
                async (index, cancelled) =>
                {
                    await run.RunSliceAsync(step.Stage, index, cancelled);
                    work.OnSlice();
                });
        }
    }

    private async Task FailAsync(string id, RunWork work, Exception error)
    {
        // What went wrong inside is for the log; whoever asks over HTTP gets no internals.
        var message = error is InputException ? error.Message : $"a fault of the program ({error.GetType().Name}); its log says more";
        _note($"run {id}: failed: {error.GetType().Name}: {error.Message}");
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            // Under the lock, so that whoever posts it again from now on finds it failed and nobody at work on it.
            await _runs.Archive.TryEndAsync(id, new RunEnd(RunState.Failed, Error: message), CancellationToken.None);
            _work.TryRemove(KeyValuePair.Create(id, work));
        }
        catch (Exception fault) when (fault is IOException or StoreException or UnauthorizedAccessException)
        {
            _note($"run {id}: that it failed could not be stored, so that the next start tries it again: {fault.Message}");
        }
        finally
        {
            _gate.Release();
        }
    }
}
