using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Trading.Functions.Runs;
using Trading.Runtime.Datasets;
using Trading.Runtime.Runs;
using Trading.Runtime.Tests.Backtests;
using Trading.Runtime.Tests.Runs;
using Trading.Runtime.Tests.Testing;

namespace Trading.Functions.Tests.Runs;

/// <summary>Orchestrations on a task hub in memory, with real slices of a small market.</summary>
public sealed class RunOrchestratorTests(RunWorld world) : IClassFixture<RunWorld>
{
    private const int MessageMax = 16 * 1024;

    // A hundred variants in two months each.
    internal const string ManySlices =
        """{"file":"schema_version: 1\nsearch: random\nbudget: 100\nkeys:\n  rules.table[momentum_breakout].stop_pct: {from: 2, to: 8}\n","trades_min":1}""";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Run_200SlicesOneTwiceOneFailingTwice_StoresTheBytesOfTheLocalRunner()
    {
        var posted = world.Posted(RunKind.Sweep, ("sweep", ManySlices));
        var truth = await LocallyAsync(world, posted);
        var store = world.NewStore();
        using var runs = RunsOn(world, store);
        var fails = 0;
        var tasks = new RunTasks(runs);
        tasks.BeforeSlice = async ticket =>
        {
            if (ticket.Index == 7 && Interlocked.Increment(ref fails) <= 2)
            {
                throw new IOException("the store was away");
            }

            if (ticket.Index == 11)
            {
                // Its first delivery was thought lost while it went on.
                await (await runs.OpenAsync(ticket.RunId)).RunSliceAsync(ticket.Stage, ticket.Index);
            }
        };
        await using var host = await MemoryTaskHost.StartAsync(tasks.Register);
        var runner = new DurableBacktestRunner(runs, () => host.Client);

        var id = (await runner.StartAsync(posted)).Id;
        await EndedAsync(host, id);

        Assert.Equal(RunState.Finished, (await runner.FindAsync(id))!.State);
        Assert.Equal((3, 202), (fails, tasks.Slices.Count));
        Assert.Equal(Enumerable.Range(0, 200), tasks.Slices.Select(ticket => ticket.Index).Distinct().Order());
        AssertSame(truth, store);
        Assert.All(tasks.Largest, message => Assert.True(message.Value < MessageMax, $"{message.Key}: {message.Value} bytes"));
    }

    [Fact]
    public async Task Run_SliceThatNeverSucceeds_FailsWithoutAWordOfTheInside()
    {
        var store = world.NewStore();
        using var runs = RunsOn(world, store);
        var tasks = new RunTasks(runs) { BeforeSlice = _ => throw new Core.InputException("the dataset is gone") };
        await using var host = await MemoryTaskHost.StartAsync(tasks.Register);
        var runner = new DurableBacktestRunner(runs, () => host.Client);

        var id = (await runner.StartAsync(world.Posted(RunKind.Backtest))).Id;
        await EndedAsync(host, id);

        var status = (await runner.FindAsync(id))!;
        Assert.Equal((RunState.Failed, "the dataset is gone"), (status.State, status.Error));
        Assert.Equal(2, tasks.Slices.Count);
    }

    [Fact]
    public void Tickets_LargestRun_AreSmall()
    {
        var id = new string('a', 64);
        var stage = StageTicket.Of(2, StagedRuns.SlicesMax, Enumerable.Range(0, StagedRuns.SlicesMax));
        var batch = new BatchTicket(id, 2, [.. Enumerable.Range(StagedRuns.SlicesMax - BatchTicket.SlicesMax, BatchTicket.SlicesMax)]);
        object[] largest =
        [
            new RunTicket(id), stage, batch, new SliceTicket(id, 2, StagedRuns.SlicesMax - 1), new RunProgress(2, StagedRuns.SlicesMax, StagedRuns.SlicesMax),
            new FailureTicket(id, new string('t', 300), new string('"', FailureTicket.MessageMax)),
        ];
        Assert.All(largest, ticket => Assert.InRange(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(ticket, ticket.GetType()).Length, 1, MessageMax));
        Assert.Equal(Enumerable.Range(0, StagedRuns.SlicesMax), stage.Indices());
        Assert.Equal([0, 9, 16], StageTicket.Of(1, 17, [16, 0, 9]).Indices());
    }

    /// <summary>What <see cref="Tickets_LargestRun_AreSmall"/> measures is all there is: orchestrators give nothing back, activities at most a ticket.</summary>
    [Fact]
    public void OrchestratorsAndActivities_All_PassTicketsOnly()
    {
        Type[] tickets = [typeof(RunTicket), typeof(StageTicket), typeof(BatchTicket), typeof(SliceTicket), typeof(FailureTicket)];
        var methods = typeof(RunTicket).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => (Method: method, Input: method.GetParameters().FirstOrDefault())).ToList();
        var orchestrators = methods.Where(m => m.Input?.GetCustomAttribute<OrchestrationTriggerAttribute>() is not null).Select(m => m.Method).ToList();
        var activities = methods.Where(m => m.Input?.GetCustomAttribute<ActivityTriggerAttribute>() is not null).ToList();

        Assert.Equal(["RunAsync", "RunBatch"], orchestrators.Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.All(orchestrators, m => Assert.Equal(typeof(Task), m.ReturnType));
        Assert.Equal(["FailRun", "NextStage", "RunSlice"], activities.Select(m => m.Method.Name).Order(StringComparer.Ordinal));
        Assert.All(activities, m => Assert.Contains(m.Input!.ParameterType, tickets));
        Assert.All(activities, m => Assert.True(m.Method.ReturnType == typeof(Task) || tickets.Contains(m.Method.ReturnType.GetGenericArguments().Single()), m.Method.Name));
    }

    internal static StagedRuns RunsOn(RunWorld world, MemoryObjectStore store) =>
        new(store, new ObjectDatasets(store, world.CacheOf("durable")), TimeProvider.System, TestRun.Engine);

    internal static async Task<MemoryObjectStore> LocallyAsync(RunWorld world, PostedRun posted)
    {
        var store = world.NewStore();
        using var runs = RunsOn(world, store);
        using var run = await runs.OpenAsync((await runs.AcceptAsync(posted)).Request.Id);
        for (var step = await run.NextAsync(); step.End is null; step = await run.NextAsync())
        {
            Assert.Equal(200, step.Slices);
            await Parallel.ForEachAsync(step.Pending, async (index, stop) => await run.RunSliceAsync(step.Stage, index, stop));
        }

        return store;
    }

    private static async Task EndedAsync(MemoryTaskHost host, string id)
    {
        using var patience = new CancellationTokenSource(Patience);
        await host.Client.WaitForInstanceCompletionAsync(id, patience.Token);
    }

    // When a run was posted is all that may differ.
    internal static void AssertSame(MemoryObjectStore expected, MemoryObjectStore actual)
    {
        var (left, right) = (ContentOf(expected), ContentOf(actual));
        Assert.Equal(left.Keys.Order(StringComparer.Ordinal), right.Keys.Order(StringComparer.Ordinal));
        Assert.All(left, o => Assert.True(o.Value.AsSpan().SequenceEqual(right[o.Key]), o.Key));
    }

    private static Dictionary<string, byte[]> ContentOf(MemoryObjectStore store) =>
        store.Objects.Where(o => !o.Key.EndsWith("/run.json", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
}
