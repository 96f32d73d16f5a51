namespace Trading.Runtime.Tests.Testing;

/// <summary>Lets others run.</summary>
internal static class Pool
{
    /// <summary>
    /// Ends once a thread of the pool has come to a place at the end of its common queue. A plain yield goes to the queue of its own thread,
    /// which takes the newest first: it can run for ever before what that thread was given earlier.
    /// </summary>
    public static Task TurnAsync()
    {
        var turn = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static source => source.SetResult(), turn, preferLocal: false);
        return turn.Task;
    }
}
