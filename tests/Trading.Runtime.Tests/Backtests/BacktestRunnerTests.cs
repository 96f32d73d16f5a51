using Trading.Core;
using Trading.Runtime.Backtests;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Backtests;

public class BacktestRunnerTests(UndisturbedRun undisturbed) : IClassFixture<UndisturbedRun>
{
    [Fact]
    public void Run_FourMonths_TradesInThem()
    {
        var outcome = undisturbed.Outcome;
        Assert.Equal((4, 0), (outcome.Ran, outcome.Found));
        Assert.Empty(outcome.Damaged);
        Assert.True(outcome.Results.Sum(r => r.Trades.Count) > 0, "the market gives nothing to trade: the tests here show nothing");
        Assert.Equal(TestRun.Plan.Slices.Select(s => s.Id), outcome.Results.Select(r => r.Spec.Id));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(2, true)]
    [InlineData(1, true)]
    public async Task Run_ParallelOrShuffled_GivesTheSameBytes(int workers, bool isReversed)
    {
        var slices = TestRun.Plan.Slices.ToArray();
        if (isReversed)
        {
            Array.Reverse(slices);
        }

        var store = new MemoryObjectStore();
        var outcome = await TestRun.RunnerOn(store).RunAsync(slices, workers);
        Assert.Equal(TestRun.ReportOf(undisturbed.Outcome), TestRun.ReportOf(outcome));
        Assert.Equal(TestRun.ContentOf(undisturbed.Store), TestRun.ContentOf(store));
    }

    [Fact]
    public async Task Run_CancelledAfterOneSlice_KeepsItAndContinues()
    {
        var store = new MemoryObjectStore();
        using var cancel = new CancellationTokenSource();
        var progress = new Relay<BacktestProgress>(p =>
        {
            if (p.SlicesDone == 1)
            {
                cancel.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => TestRun.RunnerOn(store).RunAsync([.. TestRun.Plan.Slices], 1, progress, cancel.Token));
        Assert.Single(store.Objects);

        var outcome = await TestRun.RunnerOn(store).RunAsync([.. TestRun.Plan.Slices]);
        Assert.Equal((3, 1), (outcome.Ran, outcome.Found));
        Assert.Equal(TestRun.ReportOf(undisturbed.Outcome), TestRun.ReportOf(outcome));
        Assert.Equal(TestRun.ContentOf(undisturbed.Store), TestRun.ContentOf(store));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Run_StoreFailsAfterSomeWrites_ContinuesFromThem(int writes)
    {
        var broken = new MemoryObjectStore(writes);
        var fault = await Assert.ThrowsAsync<IOException>(() => TestRun.RunnerOn(broken).RunAsync([.. TestRun.Plan.Slices], workers: 2));
        Assert.Equal("the disk is gone", fault.Message);
        Assert.Equal(writes, broken.Objects.Count);

        var store = new MemoryObjectStore();
        foreach (var (key, content) in broken.Objects)
        {
            store.Objects[key] = content;
        }

        var outcome = await TestRun.RunnerOn(store).RunAsync([.. TestRun.Plan.Slices]);
        Assert.Equal((4 - writes, writes), (outcome.Ran, outcome.Found));
        Assert.Equal(TestRun.ReportOf(undisturbed.Outcome), TestRun.ReportOf(outcome));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("cut")]
    [InlineData("digit")]
    [InlineData("other")]
    [InlineData("text")]
    public async Task Run_DamagedSlice_IsRunAgainAndReported(string damage)
    {
        var store = new MemoryObjectStore();
        foreach (var (k, content) in undisturbed.Store.Objects)
        {
            store.Objects[k] = [.. content];
        }

        var slices = TestRun.Plan.Slices.ToArray();
        var key = BacktestRunner.KeyOf(slices[1]);
        var sound = store.Objects[key];
        store.Objects[key] = damage switch
        {
            "empty" => [],
            "cut" => sound[..(sound.Length / 2)],
            "digit" => WithAnotherDigit(sound),
            "other" => store.Objects[BacktestRunner.KeyOf(slices[2])],
            _ => "not a result"u8.ToArray(),
        };
        var outcome = await TestRun.RunnerOn(store).RunAsync(slices);
        Assert.Equal((1, 3), (outcome.Ran, outcome.Found));
        Assert.StartsWith(key, Assert.Single(outcome.Damaged), StringComparison.Ordinal);
        Assert.Equal(TestRun.ContentOf(undisturbed.Store), TestRun.ContentOf(store));
    }

    [Fact]
    public async Task Run_EverythingStored_OpensNoDataset()
    {
        var runner = new BacktestRunner(
            undisturbed.Store, () => throw new InvalidOperationException("opened"), TestRun.Policy, TimeProvider.System);
        var outcome = await runner.RunAsync([.. TestRun.Plan.Slices]);
        Assert.Equal((0, 4), (outcome.Ran, outcome.Found));
        Assert.Equal(TestRun.ReportOf(undisturbed.Outcome), TestRun.ReportOf(outcome));
    }

    [Fact]
    public async Task Run_OneSliceTwice_RunsItOnce()
    {
        var slice = TestRun.Plan.Slices.First();
        var outcome = await TestRun.RunnerOn(new MemoryObjectStore()).RunAsync([slice, slice]);
        Assert.Equal(1, outcome.Ran);
        Assert.Equal(2, outcome.Results.Length);
    }

    [Fact]
    public async Task Run_SliceOfAnotherDataset_SaysSo()
    {
        var store = new MemoryObjectStore();
        var error = await Assert.ThrowsAsync<InputException>(
            () => TestRun.RunnerOn(store).RunAsync([TestRun.Plan.Slices.First() with { DatasetId = "another" }]));
        Assert.Contains("another", error.Message, StringComparison.Ordinal);
        Assert.Empty(store.Objects);
    }

    [Fact]
    public async Task Run_Progress_GoesUpToAll()
    {
        var seen = new List<BacktestProgress>();
        await TestRun.RunnerOn(new MemoryObjectStore()).RunAsync([.. TestRun.Plan.Slices], 2, new ListProgress<BacktestProgress>(seen));

        // From 9 January to 5 April 2024: 23 + 29 + 31 + 4 days.
        Assert.All(seen, p => Assert.Equal((4, 87), (p.SlicesTotal, p.DaysTotal)));
        Assert.Equal(seen.Select(p => p.DaysDone).Order(), seen.Select(p => p.DaysDone));
        Assert.Equal((4, 87), (seen[^1].SlicesDone, seen[^1].DaysDone));
        Assert.Equal(TimeSpan.Zero, seen[^1].TimeLeft);
        Assert.True(seen[^1].CandlesPerSecond > 0);
        Assert.True(seen.Count > 80, $"{seen.Count} reports");
    }

    private static byte[] WithAnotherDigit(byte[] content)
    {
        byte[] changed = [.. content];
        var at = Array.FindIndex(changed, changed.Length / 3, b => b is >= (byte)'0' and <= (byte)'8');
        changed[at]++;
        return changed;
    }

    private sealed class Relay<T>(Action<T> onReport) : IProgress<T>
    {
        public void Report(T value) => onReport(value);
    }
}
