using Trading.Core.Backtesting;
using Trading.Runtime.Backtests;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Backtests;

/// <summary>The run of <see cref="TestRun"/> on one thread without a fault, and one in two fill modes; made once for all tests of a class.</summary>
public sealed class UndisturbedRun : IAsyncLifetime
{
    internal MemoryObjectStore Store { get; } = new();

    internal RunOutcome Outcome { get; private set; } = null!;

    internal BacktestReport TwoModes { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Outcome = await TestRun.RunnerOn(Store).RunAsync([.. TestRun.Plan.Slices], workers: 1);
        var request = new BacktestRequest { FillModes = [FillMode.Base, FillMode.Pessimistic], FeeSchedules = ["taker_120"] };
        var plan = SlicePlan.Of(request, TestRun.Dataset, TestRun.Policy, TestRun.Engine);
        var outcome = await TestRun.RunnerOn(new MemoryObjectStore()).RunAsync([.. plan.Slices]);
        TwoModes = BacktestReport.Of(plan, outcome.Results.Reverse(), TestRun.Dataset, TestRun.Policy);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
