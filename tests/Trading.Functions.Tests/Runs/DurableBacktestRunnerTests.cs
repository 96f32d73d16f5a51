using Trading.Functions.Runs;
using Trading.Functions.Tests.Storage;
using Trading.Runtime.Ports;
using Trading.Runtime.Runs;
using Trading.Runtime.Tests.Ports;
using Trading.Runtime.Tests.Runs;

namespace Trading.Functions.Tests.Runs;

/// <summary>The contract of runners, on a task hub in Azurite.</summary>
[Collection(AzuriteTests.Name)]
public sealed class DurableBacktestRunnerTests : BacktestRunnerContract
{
    private readonly Azurite _azurite;
    private readonly string _hub = $"hub{Azurite.NewName()}";

    public DurableBacktestRunnerTests(RunWorld world, Azurite azurite)
        : base(world)
    {
        azurite.Require();
        _azurite = azurite;
    }

    private protected override async Task<IBacktestRunnerHost> StartAsync(IObjectStore store, StagedRuns runs) =>
        new HubHost(await StorageTaskHost.StartAsync(_azurite.ConnectionString, _hub, new RunTasks(runs).Register), runs);

    private sealed class HubHost(StorageTaskHost host, StagedRuns runs) : IBacktestRunnerHost
    {
        private bool _isStopped;

        public IBacktestRunner Runner { get; } = new DurableBacktestRunner(runs, () => host.Client);

        public async ValueTask DisposeAsync()
        {
            if (!_isStopped)
            {
                _isStopped = true;
                await host.DisposeAsync();
            }
        }
    }
}
