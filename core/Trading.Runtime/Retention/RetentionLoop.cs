using Trading.Core;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Retention;

/// <summary>Has retention run each day while a host runs. What goes wrong is told and tried again: no cycle depends on it.</summary>
/// <param name="run">Runs it once.</param>
/// <param name="note">Told what came of each run, or why nothing did.</param>
/// <param name="clock">The time.</param>
public sealed class RetentionLoop(Func<CancellationToken, Task<RetentionReport>> run, Action<RetentionReport?, string?> note, TimeProvider clock)
{
    // A host that has just begun has other things to do.
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>Runs until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var wait = First;
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(wait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stop.IsCancellationRequested)
            {
                await RunOnceAsync(stop);
            }

            wait = Pause;
        }
    }

    private async Task RunOnceAsync(CancellationToken stop)
    {
        try
        {
            note(await run(stop), null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The next host goes on from here.
            return;
        }
        catch (Exception failure) when (failure is StoreException or InputException or IOException or UnauthorizedAccessException)
        {
            note(null, failure.Message);
        }
    }
}
