using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Backtests;
using Trading.Runtime.Datasets;
using Trading.Runtime.Evidence;
using Trading.Runtime.Ports;
using Trading.Runtime.Runs;
using Trading.Runtime.Tests.Runs;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Ports;

/// <summary>What every runner of backtests does, whatever drives it.</summary>
public abstract class BacktestRunnerContract(RunWorld world) : IClassFixture<RunWorld>
{
    // Whatever goes wrong, a test fails and does not wait for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ManualClock _clock = new(Timestamp.Utc(2025, 1, 1));

    /// <summary>A host with a runner at work; to dispose of it is to stop the process.</summary>
    private protected abstract Task<IBacktestRunnerHost> StartAsync(IObjectStore store, StagedRuns runs);

    [SkippableTheory]
    [InlineData(RunKind.Backtest)]
    [InlineData(RunKind.Sweep)]
    [InlineData(RunKind.WalkForward)]
    public async Task Start_AnyKind_FinishesWithTheBytesOfTheJob(RunKind kind)
    {
        var (objects, store) = NewStore();
        await using var host = await HostAsync(store);
        var status = await host.Runner.StartAsync(world.Posted(kind));
        Assert.Equal((kind, false, _clock.Now), (status.Kind, status.State is RunState.Failed or RunState.Cancelled, status.PostedAt));
        await EndedAsync(host, store, status.Id);

        status = (await host.Runner.FindAsync(status.Id))!;
        Assert.Equal((RunState.Finished, null), (status.State, status.Error));
        JobTruth.AssertHeld(await JobTruth.OfAsync(kind, world.Dataset), objects);
        Assert.True((await new TrialLedger(objects).ReadAsync()).IsSound);
    }

    [SkippableFact]
    public async Task Start_TheSameTwice_IsOneRunAndNothingIsRunAgain()
    {
        var (_, store) = NewStore();
        var slices = 0;
        store.BeforeWrite = key => Task.FromResult(key.StartsWith("slices/", StringComparison.Ordinal) ? Interlocked.Increment(ref slices) : 0);
        await using var host = await HostAsync(store);
        var first = await host.Runner.StartAsync(world.Posted(RunKind.Backtest));
        var second = await host.Runner.StartAsync(world.Posted(RunKind.Backtest));
        await EndedAsync(host, store, first.Id);
        var third = await host.Runner.StartAsync(world.Posted(RunKind.Backtest));

        Assert.Equal((first.Id, first.Id, RunState.Finished), (second.Id, third.Id, third.State));
        Assert.Single(await host.Runner.ListAsync(10));
        Assert.Equal(2, slices);
    }

    [SkippableFact]
    public async Task Start_WhatCannotBeRun_IsRefusedAndNotListed()
    {
        var (_, store) = NewStore();
        await using var host = await HostAsync(store);
        await Assert.ThrowsAsync<InputException>(() => host.Runner.StartAsync(world.Posted(RunKind.Backtest, ("products", "[\"XRP-USD\"]"))));
        Assert.Empty(await host.Runner.ListAsync(10));
    }

    [SkippableFact]
    public async Task Stopped_HalfWay_GoesOnWhenAnotherProcessStarts()
    {
        var (objects, store) = NewStore();
        var held = Hold(store, out var release);
        string id;
        await using (var first = await HostAsync(store))
        {
            id = (await first.Runner.StartAsync(world.Posted(RunKind.WalkForward))).Id;
            await held;
            var stop = first.DisposeAsync();
            release();
            await stop;
        }

        Assert.Null(await new RunArchive(objects).EndAsync(id));
        var (_, again) = (objects, new WatchedObjectStore(objects));
        var ended = again.WrittenAsync(RunArchive.EndKeyOf(id));
        await using var second = await HostAsync(again);
        await ended;
        Assert.Equal(RunState.Finished, (await second.Runner.FindAsync(id))!.State);
        JobTruth.AssertHeld(await JobTruth.OfAsync(RunKind.WalkForward, world.Dataset), objects);
    }

    [SkippableFact]
    public async Task Cancel_Running_EndsItAndPostedAgainItGoesOn()
    {
        var (objects, store) = NewStore();
        var held = Hold(store, out var release);
        await using var host = await HostAsync(store);
        var id = (await host.Runner.StartAsync(world.Posted(RunKind.Sweep))).Id;
        await held;
        var running = (await host.Runner.FindAsync(id))!;
        Assert.Equal((RunState.Running, 1, 1), (running.State, running.Stage, running.Stages));
        Assert.Equal(6, running.SlicesTotal);

        Assert.Equal(RunState.Cancelled, (await host.Runner.CancelAsync(id))!.State);
        Assert.Equal(RunState.Cancelled, (await host.Runner.CancelAsync(id))!.State);
        release();
        Assert.Equal(RunState.Cancelled, (await host.Runner.FindAsync(id))!.State);
        Assert.DoesNotContain(objects.Objects.Keys, key => key.StartsWith("sweeps/", StringComparison.Ordinal));

        var ended = store.WrittenAsync(RunArchive.EndKeyOf(id));
        Assert.False((await host.Runner.StartAsync(world.Posted(RunKind.Sweep))).IsEnded);
        await ended;
        Assert.Equal(RunState.Finished, (await host.Runner.FindAsync(id))!.State);
        JobTruth.AssertHeld(await JobTruth.OfAsync(RunKind.Sweep, world.Dataset), objects);
    }

    [SkippableFact]
    public async Task Cancel_EndedOrUnknown_ChangesNothing()
    {
        var (_, store) = NewStore();
        await using var host = await HostAsync(store);
        var id = (await host.Runner.StartAsync(world.Posted(RunKind.Backtest))).Id;
        await EndedAsync(host, store, id);
        Assert.Equal(RunState.Finished, (await host.Runner.CancelAsync(id))!.State);
        Assert.Equal(RunState.Finished, (await host.Runner.FindAsync(id))!.State);
        Assert.Null(await host.Runner.CancelAsync(new string('0', 64)));
        Assert.Null(await host.Runner.FindAsync(new string('0', 64)));
        Assert.Null(await host.Runner.FindAsync("../secrets"));
    }

    [SkippableFact]
    public async Task Run_DataDamaged_FailsWithTheReasonAndPostedAgainIsTriedAgain()
    {
        var (objects, store) = NewStore();
        var key = objects.Objects.Keys.First(k => k.EndsWith(".parquet", StringComparison.Ordinal));
        var sound = objects.Objects[key];
        objects.Objects[key] = sound[..^1];
        await using var host = await HostAsync(store, cache: Guid.CreateVersion7().ToString("N"));
        var id = (await host.Runner.StartAsync(world.Posted(RunKind.Backtest))).Id;
        await EndedAsync(host, store, id);
        var failed = (await host.Runner.FindAsync(id))!;
        Assert.Equal(RunState.Failed, failed.State);
        Assert.Contains($"{key}: damaged", failed.Error, StringComparison.Ordinal);

        objects.Objects[key] = sound;
        var ended = store.WrittenAsync(RunArchive.EndKeyOf(id));
        await host.Runner.StartAsync(world.Posted(RunKind.Backtest));
        await ended;
        Assert.Equal(RunState.Finished, (await host.Runner.FindAsync(id))!.State);
    }

    [SkippableFact]
    public async Task List_Several_GivesTheNewestFirst()
    {
        var (objects, store) = NewStore();
        await using var host = await HostAsync(store);
        var ids = new List<string>();
        foreach (var seed in (string[])["1", "2", "3"])
        {
            _clock.Now = _clock.Now.AddMs(1_000);
            ids.Insert(0, (await host.Runner.StartAsync(world.Posted(RunKind.Backtest, ("seed", seed)))).Id);
        }

        Assert.Equal(ids, (await host.Runner.ListAsync(10)).Select(run => run.Id));
        Assert.Equal(ids.Take(2), (await host.Runner.ListAsync(2)).Select(run => run.Id));
        objects.Objects[RunArchive.KeyOf(new string('a', 64))] = "no run"u8.ToArray();
        var last = (await host.Runner.ListAsync(10))[^1];
        Assert.Equal((new string('a', 64), RunState.Failed, null), (last.Id, last.State, last.Kind));
    }

    private (MemoryObjectStore Objects, WatchedObjectStore Store) NewStore()
    {
        var objects = world.NewStore();
        return (objects, new WatchedObjectStore(objects));
    }

    private Task<IBacktestRunnerHost> HostAsync(IObjectStore store, string cache = "cache") =>
        StartAsync(store, new StagedRuns(store, new ObjectDatasets(store, world.CacheOf(cache)), _clock, Backtests.TestRun.Engine));

    private static async Task EndedAsync(IBacktestRunnerHost host, WatchedObjectStore store, string id)
    {
        var ended = store.WrittenAsync(RunArchive.EndKeyOf(id));
        if ((await host.Runner.FindAsync(id))!.IsEnded)
        {
            return;
        }

        await ended;
    }

    // The second slice to be written waits; the first one has been.
    private static Task Hold(WatchedObjectStore store, out Action release)
    {
        var slices = 0;
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new SemaphoreSlim(0);
        store.BeforeWrite = async key =>
        {
            if (key.StartsWith("slices/", StringComparison.Ordinal) && Interlocked.Increment(ref slices) >= 2)
            {
                held.TrySetResult();
                await released.WaitAsync(Patience);
            }
        };
        release = () => released.Release(100);
        return held.Task.WaitAsync(Patience);
    }
}
