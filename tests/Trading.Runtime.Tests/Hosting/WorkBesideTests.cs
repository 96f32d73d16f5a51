using Trading.Runtime.Hosting;

namespace Trading.Runtime.Tests.Hosting;

public class WorkBesideTests
{
    private readonly List<string> _notes = [];

    // Runs that were posted would stay queued for ever while cycles go on as if nothing were.
    [Fact]
    public async Task Run_OneBesideFails_IsToldAtOnceAndEndsAll()
    {
        var failure = await Assert.ThrowsAsync<IOException>(() => WorkBeside.RunAsync(
            static stop => UntilStoppedAsync(stop), [static _ => throw new IOException("the disk is gone")], _notes.Add, CancellationToken.None));

        Assert.Equal("the disk is gone", failure.Message);
        Assert.Equal(["IOException: the disk is gone; the program ends"], _notes);
    }

    [Fact]
    public async Task Run_MainEnds_TheOthersAreAskedToEnd()
    {
        var isAsked = false;
        await WorkBeside.RunAsync(
            static _ => Task.CompletedTask,
            [
                async stop =>
                {
                    await UntilStoppedAsync(stop);
                    isAsked = true;
                },
            ],
            _notes.Add,
            CancellationToken.None);

        Assert.True(isAsked);
        Assert.Empty(_notes);
    }

    private static async Task UntilStoppedAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var asked = stop.Register(stopped.SetResult);
        await stopped.Task;
    }
}
