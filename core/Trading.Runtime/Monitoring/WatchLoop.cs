namespace Trading.Runtime.Monitoring;

/// <summary>
/// Watches after each cycle, and between them at a steady pace, on a task of its own: no cycle ever waits for a channel, and no fault of
/// the watch is one of the cycle.
/// </summary>
/// <param name="watch">Watches once.</param>
/// <param name="pause">The longest time between two watches.</param>
/// <param name="report">Told what each watch found, and what went wrong with it.</param>
/// <param name="clock">The time.</param>
public sealed class WatchLoop(Func<CancellationToken, Task<WatchOutcome>> watch, TimeSpan pause, Action<WatchOutcome?, string?> report, TimeProvider clock)
    : IDisposable
{
    private readonly SemaphoreSlim _asked = new(0, 1);

    /// <summary>Asks for a watch as soon as may be; returns at once.</summary>
    public void Ask()
    {
        try
        {
            _asked.Release();
        }
        catch (SemaphoreFullException)
        {
            // One was asked for already and will see whatever there is to see.
            return;
        }
    }

    /// <summary>Watches until asked to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                report(await watch(stop), null);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                report(null, $"{failure.GetType().Name}: {failure.Message}");
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            await PauseAsync(stop);
        }
    }

    public void Dispose() => _asked.Dispose();

    private async Task PauseAsync(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var asked = _asked.WaitAsync(over.Token);
        await Task.WhenAny(asked, Task.Delay(pause, clock, over.Token));
        await over.CancelAsync();
        await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
