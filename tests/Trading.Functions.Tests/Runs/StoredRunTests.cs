using Trading.Functions.Runs;
using Trading.Functions.Tests.Storage;
using Trading.Runtime.Runs;
using Trading.Runtime.Tests.Runs;

namespace Trading.Functions.Tests.Runs;

/// <summary>A run whose task hub is in Azurite, through two lives of the host.</summary>
[Collection(AzuriteTests.Name)]
public sealed class StoredRunTests(RunWorld world, Azurite azurite) : IClassFixture<RunWorld>
{
    private const int Slices = 200;
    private const int SlicesOfFirstLife = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [SkippableFact]
    public async Task Run_200SlicesHostStoppedHalfWay_TheNextOneStoresTheBytesOfTheLocalRunner()
    {
        azurite.Require();
        var posted = world.Posted(RunKind.Sweep, ("sweep", RunOrchestratorTests.ManySlices));
        var truth = await RunOrchestratorTests.LocallyAsync(world, posted);
        var objects = world.NewStore();
        var hub = $"hub{Azurite.NewName()}";
        string id;
        using (var runs = RunOrchestratorTests.RunsOn(world, objects))
        {
            var half = new SemaphoreSlim(0);
            var count = 0;
            var tasks = new RunTasks(runs)
            {
                BeforeSlice = ticket => Interlocked.Increment(ref count) switch
                {
                    7 => throw new IOException("the store was away"),
                    SlicesOfFirstLife => Task.FromResult(half.Release()),
                    _ => Task.CompletedTask,
                },
            };
            await using var first = await StorageTaskHost.StartAsync(azurite.ConnectionString, hub, tasks.Register);
            id = (await new DurableBacktestRunner(runs, () => first.Client).StartAsync(posted)).Id;
            Assert.True(await half.WaitAsync(Patience));
        }

        using var again = RunOrchestratorTests.RunsOn(world, objects);
        Assert.Null(await again.Archive.EndAsync(id));
        var rest = new RunTasks(again);
        await using var second = await StorageTaskHost.StartAsync(azurite.ConnectionString, hub, rest.Register);
        using var patience = new CancellationTokenSource(Patience);
        await second.Client.WaitForInstanceCompletionAsync(id, patience.Token);

        Assert.Equal(RunState.Finished, (await new DurableBacktestRunner(again, () => second.Client).FindAsync(id))!.State);
        Assert.InRange(rest.Slices.Count, 1, Slices);
        RunOrchestratorTests.AssertSame(truth, objects);
    }
}
