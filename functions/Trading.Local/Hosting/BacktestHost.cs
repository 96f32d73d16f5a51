using Trading.Local.CommandLine;
using Trading.Runtime.Datasets;
using Trading.Runtime.Ports;
using Trading.Runtime.Runs;

namespace Trading.Local.Hosting;

/// <summary>Everything that runs backtests beside an account's cycles, on the datasets that were pushed to its object store.</summary>
internal sealed class BacktestHost : IDisposable
{
    // Hidden, so that nothing in it can be an object of the store.
    private const string CacheFolder = ".datasets";

    private readonly ObjectDatasets _datasets;
    private readonly StagedRuns _runs;

    public BacktestHost(IObjectStore objects, string objectsPath)
    {
        // One core stays free, and threads for whoever waits: a cycle has a deadline, a backtest has none.
        var workers = Math.Max(1, Environment.ProcessorCount - 1);
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(threads, Environment.ProcessorCount + workers), ports);
        _datasets = new ObjectDatasets(objects, Path.Combine(objectsPath, CacheFolder));
        _runs = new StagedRuns(objects, _datasets, TradingHost.Clock);
        Runner = new LocalBacktestRunner(_runs, workers, static line => Terminal.Note(line));
    }

    public LocalBacktestRunner Runner { get; }

    public void Dispose()
    {
        Runner.Dispose();
        _runs.Dispose();
        _datasets.Dispose();
    }
}
