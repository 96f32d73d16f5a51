namespace Trading.Runtime.Runs;

/// <summary>A run in the hands of a local worker: what it is doing, and the means to stop it.</summary>
internal sealed class RunWork : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _done;

    public CancellationToken Stop => _stop.Token;

    public bool IsRunning { get; set; }

    public int Stage { get; private set; }

    public int SlicesTotal { get; private set; }

    public int SlicesDone => Volatile.Read(ref _done);

    public void Enter(RunStep step)
    {
        (Stage, SlicesTotal) = (step.Stage, step.Slices);
        Volatile.Write(ref _done, step.Slices - step.Pending.Length);
    }

    public void OnSlice() => Interlocked.Increment(ref _done);

    public void Cancel() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}
