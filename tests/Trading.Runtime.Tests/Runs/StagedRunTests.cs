using Trading.Core;
using Trading.Runtime.Backtests;
using Trading.Runtime.Evidence;
using Trading.Runtime.Runs;
using Trading.Runtime.Tests.Backtests;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Runs;

public sealed class StagedRunTests(RunWorld world) : IClassFixture<RunWorld>
{
    [Theory]
    [InlineData(RunKind.Backtest, 1)]
    [InlineData(RunKind.Sweep, 1)]
    [InlineData(RunKind.WalkForward, 2)]
    public async Task Next_SlicesShuffledTwiceKilledAndResumed_StoresTheBytesOfTheJob(RunKind kind, int stages)
    {
        var truth = await JobTruth.OfAsync(kind, world.Dataset);
        var store = world.NewStore();
        using var first = world.RunsOn(store);
        var id = (await first.AcceptAsync(world.Posted(kind))).Request.Id;
        var run = await first.OpenAsync(id);
        var step = await run.NextAsync();
        Assert.Equal((1, true), (step.Stage, step.Slices > 1));
        Assert.Equal(Enumerable.Range(0, step.Slices), step.Pending);
        Assert.True(await run.RunSliceAsync(1, step.Slices - 1));
        Assert.False(await run.RunSliceAsync(1, step.Slices - 1));

        // Another process, which knows nothing of the first.
        using var second = world.RunsOn(store);
        run = await second.OpenAsync(id);
        var seen = 0;
        for (step = await run.NextAsync(); step.End is null; step = await run.NextAsync())
        {
            seen = step.Stage;
            foreach (var index in step.Pending.AsEnumerable().Reverse())
            {
                Assert.True(await run.RunSliceAsync(step.Stage, index));
            }
        }

        Assert.Equal((stages, RunState.Finished), (seen, step.End.State));
        Assert.Equal(step.End, (await first.Archive.FindAsync(id))!.End);
        JobTruth.AssertHeld(truth, store);
        Assert.Equal(truth.Objects.Keys.Where(k => !k.StartsWith("policies/", StringComparison.Ordinal)).Order(), store.Objects.Keys
            .Where(k => k.Split('/')[0] is not ("runs" or "datasets" or "policies")).Order());
    }

    [Theory]
    [InlineData(RunKind.Backtest)]
    [InlineData(RunKind.WalkForward)]
    public async Task Next_StoreFailsAtAnyWrite_AnotherGoesOnToTheSameBytes(RunKind kind)
    {
        var truth = await JobTruth.OfAsync(kind, world.Dataset);
        for (var writes = 0; ; writes++)
        {
            var broken = world.NewStore(writes);
            using var first = world.RunsOn(broken);
            try
            {
                await FinishAsync(first, world.Posted(kind));
                Assert.True(writes > 5, "the run writes less than a run can");
                break;
            }
            catch (IOException)
            {
                var resumed = new MemoryObjectStore();
                foreach (var (key, content) in broken.Objects)
                {
                    resumed.Objects[key] = content;
                }

                using var second = world.RunsOn(resumed);
                Assert.Equal(RunState.Finished, (await FinishAsync(second, world.Posted(kind))).State);
                JobTruth.AssertHeld(truth, resumed);
                var state = await new TrialLedger(resumed).ReadAsync();
                Assert.True(state.IsSound);
                Assert.Equal(state.Entries.Length, state.Entries.Select(e => e.Trial.Id).Distinct().Count());
            }

            writes += kind == RunKind.WalkForward ? 6 : 1;
        }
    }

    [Fact]
    public async Task RunSlice_DamagedResult_IsRunAgain()
    {
        var store = world.NewStore();
        using var runs = world.RunsOn(store);
        var id = (await runs.AcceptAsync(world.Posted(RunKind.Backtest))).Request.Id;
        var run = await runs.OpenAsync(id);
        await run.NextAsync();
        await run.RunSliceAsync(1, 0);
        var key = BacktestRunner.KeyOf((await runs.Archive.StageAsync(id, 1)).Slices[0]);
        var sound = store.Objects[key];
        store.Objects[key] = sound[..^20];

        Assert.Contains(0, (IEnumerable<int>)(await run.NextAsync()).Pending);
        Assert.True(await run.RunSliceAsync(1, 0));
        Assert.Equal(sound, store.Objects[key]);
        Assert.DoesNotContain(0, (IEnumerable<int>)(await run.NextAsync()).Pending);
    }

    [Fact]
    public async Task RunSlice_WhatIsNotPlanned_SaysSo()
    {
        using var runs = world.RunsOn(world.NewStore());
        var id = (await runs.AcceptAsync(world.Posted(RunKind.Backtest))).Request.Id;
        var run = await runs.OpenAsync(id);
        Assert.Contains("stage-1.json: does not exist", (await Assert.ThrowsAsync<InputException>(() => run.RunSliceAsync(1, 0))).Message, StringComparison.Ordinal);
        var step = await run.NextAsync();
        Assert.Contains($"there is no number {step.Slices}", (await Assert.ThrowsAsync<InputException>(() => run.RunSliceAsync(1, step.Slices))).Message, StringComparison.Ordinal);
        Assert.Contains("there is none with the id 'x'", (await Assert.ThrowsAsync<InputException>(() => runs.OpenAsync("x"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("products", "[\"XRP-USD\"]", "'XRP-USD' is not in the dataset; it has BTC-USD, ETH-USD")]
    [InlineData("to", "\"2030-01-01\"", "is not within the data")]
    [InlineData("fees", "[\"gold\"]", "'gold' is not a fee schedule of the policy")]
    [InlineData("dataset", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "is not in the store; expected one of ")]
    [InlineData("policy", "{\"hash\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}", "is not in the archive")]
    public async Task Accept_WhatTheDataOrPolicyHasNot_IsRefusedAndNothingIsStored(string name, string json, string expected)
    {
        var store = world.NewStore();
        using var runs = world.RunsOn(store);
        var count = store.Objects.Count;
        var error = await Assert.ThrowsAsync<InputException>(() => runs.AcceptAsync(world.Posted(RunKind.Backtest, (name, json))));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(count, store.Objects.Count);
    }

    [Fact]
    public async Task Accept_TooManySlices_IsRefused()
    {
        // 400 variants in the 50 windows or so of a day each.
        using var runs = world.RunsOn(world.NewStore());
        var sweep = """{"file":"schema_version: 1\nsearch: random\nbudget: 400\nkeys:\n  rules.table[momentum_breakout].stop_pct: {from: 2, to: 8}\n"}""";
        var walk = """{"in_sample_days":1,"out_of_sample_days":1,"embargo_days":0}""";
        var error = await Assert.ThrowsAsync<InputException>(
            () => runs.AcceptAsync(world.Posted(RunKind.WalkForward, ("sweep", sweep), ("walk_forward", walk))));
        Assert.Contains("slices; expected at most 10000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_PostedUnderOtherCode_SaysSoAndItsStatusCanStillBeRead()
    {
        var store = world.NewStore();
        using var old = world.RunsOn(store);
        var id = (await old.AcceptAsync(world.Posted(RunKind.Backtest))).Request.Id;
        using var now = new StagedRuns(store, new Trading.Runtime.Datasets.ObjectDatasets(store, "unused"), TimeProvider.System, "test-2");
        Assert.Contains("posted under the code test-1", (await Assert.ThrowsAsync<InputException>(() => now.OpenAsync(id))).Message, StringComparison.Ordinal);
        Assert.Equal(RunState.Queued, (await now.Archive.FindAsync(id))!.ToStatus().State);
    }

    [Fact]
    public async Task Accept_PolicySpeltWithZeros_StoresTheBytesOfThePlainOne()
    {
        var (plain, spelt) = (world.NewStore(), world.NewStore());
        var yaml = "{\"yaml\":\"extends: shipped\\nname: zeros\\ncosts: {fee_schedules: {default: [{from: 1970-01-01T00:00:00Z, tiers: [{volume_30d_min: 0, maker_bps: 60VAR, taker_bps: 120VAR}]}]}}\"}";
        foreach (var (store, zeros) in new[] { (plain, ""), (spelt, ".00") })
        {
            using var runs = world.RunsOn(store);
            await FinishAsync(runs, world.Posted(RunKind.Backtest, ("policy", yaml.Replace("VAR", zeros, StringComparison.Ordinal))));
        }

        Assert.Equal(
            TestRun.ContentOf(plain).Where(o => !o.Key.EndsWith("run.json", StringComparison.Ordinal)),
            TestRun.ContentOf(spelt).Where(o => !o.Key.EndsWith("run.json", StringComparison.Ordinal)));
    }

    private static async Task<RunEnd> FinishAsync(StagedRuns runs, PostedRun posted)
    {
        var run = await runs.OpenAsync((await runs.AcceptAsync(posted)).Request.Id);
        while (true)
        {
            var step = await run.NextAsync();
            if (step.End is { } end)
            {
                return end;
            }

            foreach (var index in step.Pending)
            {
                await run.RunSliceAsync(step.Stage, index);
            }
        }
    }
}
