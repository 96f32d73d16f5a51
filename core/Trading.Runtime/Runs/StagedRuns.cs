using Trading.Core;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Runtime.Backtests;
using Trading.Runtime.Cycles;
using Trading.Runtime.Datasets;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;
using Trading.Runtime.Sweeps;
using Trading.Runtime.WalkForwards;

namespace Trading.Runtime.Runs;

/// <summary>
/// Accepts requests and opens them as <see cref="StagedRun"/>s; a few are kept open, so that their slices share plan and dataset. Safe
/// for use by several threads.
/// </summary>
/// <param name="store">Holds runs, policies, slices, ledger and reports.</param>
/// <param name="datasets">The datasets that requests name.</param>
/// <param name="clock">Says when a run was posted.</param>
/// <param name="engineVersion">Null for the version of this program.</param>
public sealed class StagedRuns(IObjectStore store, ObjectDatasets datasets, TimeProvider clock, string? engineVersion = null) : IDisposable
{
    /// <summary>The most slices of a run's stage.</summary>
    public const int SlicesMax = 10_000;

    private const int OpenMax = 2;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly List<StagedRun> _open = [];
    private readonly Lock _decodedLock = new();
    private DecodedDataset? _decoded;
    private readonly PolicyArchive _policies = new(store);

    /// <summary>Runs as they are stored.</summary>
    public RunArchive Archive { get; } = new(store);

    /// <summary>The code that runs them.</summary>
    public string EngineVersion { get; } = engineVersion ?? Backtests.EngineVersion.Current;

    /// <summary>
    /// Plans a run to see that it can be run, and stores it with its policy. One that failed or was cancelled is opened again.
    /// </summary>
    /// <exception cref="InputException">It names a dataset or policy that is not there, or asks of them what they have not.</exception>
    public async Task<StoredRun> AcceptAsync(PostedRun posted, CancellationToken cancellation = default)
    {
        var (request, id) = (posted.Request, posted.Request.Id);
        if (request.EngineVersion != EngineVersion)
        {
            throw OtherCode(request);
        }

        if (await Archive.FindAsync(id, cancellation) is not { } known)
        {
            _ = await PlanAsync(request, posted.Policy, cancellation);
            if (posted.Policy is { } policy)
            {
                await _policies.SaveAsync(policy, cancellation);
            }

            await Archive.PostAsync(request, clock.Now(), cancellation);
        }
        else if (known.End is { State: not RunState.Finished })
        {
            await Archive.ReopenAsync(id, cancellation);
        }

        return await Archive.FindAsync(id, cancellation) ?? throw new StoreException($"{RunArchive.KeyOf(id)}: was stored and is not there");
    }

    /// <summary>Opens a run that was accepted.</summary>
    /// <exception cref="InputException">There is none, it was posted under other code, or what it needs is not there any more.</exception>
    public async Task<StagedRun> OpenAsync(string id, CancellationToken cancellation = default)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_open.Find(r => r.Id == id) is { } known)
            {
                return known;
            }

            var request = (await Archive.FindAsync(id, cancellation))?.Request ?? throw new InputException($"run: there is none with the id '{id}'");
            if (request.EngineVersion != EngineVersion)
            {
                throw OtherCode(request);
            }

            var job = await PlanAsync(request, given: null, cancellation);
            var run = new StagedRun(request, store, job, stop => DatasetAsync(request.DatasetId, job.IsReadOften, stop), clock);
            _open.Add(run);
            if (_open.Count > OpenMax)
            {
                // Whoever still works on it keeps it; it is only opened anew for the next.
                _open.RemoveAt(0);
            }

            return run;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _gate.Dispose();
        _open.ForEach(run => run.Dispose());
    }

    // Candles in memory are hundreds of megabytes: runs on one dataset share them.
    private async Task<IMarketDataset> DatasetAsync(string id, bool isReadOften, CancellationToken cancellation)
    {
        var dataset = await datasets.OpenAsync(id, cancellation);
        if (!isReadOften)
        {
            return dataset;
        }

        lock (_decodedLock)
        {
            return _decoded = _decoded?.Id == id ? _decoded : new DecodedDataset(dataset);
        }
    }

    private InputException OtherCode(RunRequest request) => new(
        $"run {request.Id}: was posted under the code {request.EngineVersion}, and this program is {EngineVersion}; post it again");

    private async Task<IStagedJob> PlanAsync(RunRequest request, TradingPolicy? given, CancellationToken cancellation)
    {
        var policy = given ?? await PolicyAsync(request.Policy, cancellation);
        var dataset = new ManifestDataset(await datasets.ManifestAsync(request.DatasetId, cancellation));
        var vocabulary = SignalRegistry.Vocabulary;
        IStagedJob job = request.Kind switch
        {
            RunKind.Backtest => new BacktestStages(store, dataset, policy, SlicePlan.Of(request.Run, dataset, policy, EngineVersion), clock),
            RunKind.Sweep => new SweepStages(store, dataset, SweepPlan.Of(request.ToSweep(), dataset, policy, vocabulary, EngineVersion), clock),
            _ => StagesOf(WalkForwardPlan.Of(request.ToWalkForward(), dataset, policy, vocabulary, EngineVersion), dataset),
        };
        RequireFew(job.First.Slices.Length);
        return job;
    }

    // Counted before they are made: many windows of many variants do not fit into memory.
    private WalkForwardStages StagesOf(WalkForwardPlan plan, IMarketDataset dataset)
    {
        RequireFew((long)plan.Windows.Length * plan.Sweep.Plans.Length);
        return new WalkForwardStages(store, dataset, plan, clock);
    }

    private static void RequireFew(long slices)
    {
        if (slices > SlicesMax)
        {
            throw new InputException($"run: {slices} slices; expected at most {SlicesMax}: fewer variants or windows, or a longer split");
        }
    }

    private async Task<TradingPolicy> PolicyAsync(RunPolicy named, CancellationToken cancellation)
    {
        var policy = await _policies.ReadAsync(named.Hash, SignalRegistry.Vocabulary, cancellation)
            ?? throw new InputException($"policy.hash: {named.Hash} is not in the archive; expected the hash of a policy that was used here");
        return policy with { Name = named.Name };
    }
}
