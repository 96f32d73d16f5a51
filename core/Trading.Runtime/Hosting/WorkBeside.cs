namespace Trading.Runtime.Hosting;

/// <summary>What a host does beside its main work.</summary>
public static class WorkBeside
{
    /// <summary>
    /// Does the main work with others beside it, which end when it does. Where one of them fails, that is told at once and the main work
    /// is asked to end: a host that goes on with half of itself dead looks well to whoever does not need that half yet.
    /// </summary>
    /// <param name="main">The main work; asked to end, it ends when it can.</param>
    /// <param name="beside">The others, each on a thread of the pool.</param>
    /// <param name="note">Told of faults as they happen.</param>
    /// <param name="stop">Asks all of them to end.</param>
    /// <exception cref="Exception">Whatever the main work, or else the first of the others, failed with.</exception>
    public static async Task RunAsync(
        Func<CancellationToken, Task> main, IReadOnlyList<Func<CancellationToken, Task>> beside, Action<string> note, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var others = beside.Select(work => Task.Run(() => NotedAsync(work, note, ended), CancellationToken.None)).ToArray();
        try
        {
            await main(ended.Token);
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(others);
        }
    }

    private static async Task NotedAsync(Func<CancellationToken, Task> work, Action<string> note, CancellationTokenSource ended)
    {
        try
        {
            await work(ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // It was asked to end, and has.
            return;
        }
        catch (Exception failure)
        {
            note($"{failure.GetType().Name}: {failure.Message}; the program ends");
            await ended.CancelAsync();
            throw;
        }
    }
}
