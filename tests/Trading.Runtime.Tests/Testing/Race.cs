namespace Trading.Runtime.Tests.Testing;

/// <summary>Runs the same work several times at once, each on a thread of its own, begun together.</summary>
internal static class Race
{
    public static async Task<T[]> RunAsync<T>(int racers, Func<int, Task<T>> work)
    {
        using var start = new Barrier(racers);
        return await Task.WhenAll(Enumerable.Range(0, racers).Select(racer => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(TimeSpan.FromMinutes(1));
                return work(racer);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }
}
