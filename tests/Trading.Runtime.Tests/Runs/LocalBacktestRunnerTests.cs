using Trading.Runtime.Ports;
using Trading.Runtime.Runs;
using Trading.Runtime.Tests.Ports;

namespace Trading.Runtime.Tests.Runs;

public sealed class LocalBacktestRunnerTests(RunWorld world) : BacktestRunnerContract(world)
{
    private protected override Task<IBacktestRunnerHost> StartAsync(IObjectStore store, StagedRuns runs) =>
        Task.FromResult<IBacktestRunnerHost>(new Host(runs));

    private sealed class Host : IBacktestRunnerHost
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly LocalBacktestRunner _runner;
        private readonly SemaphoreSlim _ended = new(0);

        public Host(StagedRuns runs)
        {
            _runner = new LocalBacktestRunner(runs, workers: 1, note: static _ => { });
            _ = Task.Run(WorkAsync);
        }

        public IBacktestRunner Runner => _runner;

        public async ValueTask DisposeAsync()
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            await _stop.CancelAsync();
            Assert.True(await _ended.WaitAsync(TimeSpan.FromSeconds(60)), "the runner did not stop");
            _runner.Dispose();
        }

        private async Task WorkAsync()
        {
            try
            {
                await _runner.RunAsync(_stop.Token);
            }
            finally
            {
                _ended.Release();
            }
        }
    }
}
