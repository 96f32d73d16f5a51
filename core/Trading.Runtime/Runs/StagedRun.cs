using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.MarketData.Datasets;
using Trading.Runtime.Backtests;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Runs;

/// <summary>
/// A run that any driver can carry on: ask what comes next, run those slices in any order, on any machine, as often as it happens, ask
/// again. Everything that is known lies in the object store; two that drive one run at once waste work and do no harm. Slices and
/// reports are the bytes that the jobs behind the commands store.
/// </summary>
public sealed class StagedRun : IDisposable
{
    private readonly IObjectStore _store;
    private readonly RunArchive _archive;
    private readonly IStagedJob _job;
    private readonly Func<CancellationToken, Task<IMarketDataset>> _open;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<int, RunStage> _stages = [];
    private IMarketDataset? _dataset;

    internal StagedRun(
        RunRequest request, IObjectStore store, IStagedJob job, Func<CancellationToken, Task<IMarketDataset>> open, TimeProvider clock)
    {
        (Request, Id, _store, _archive) = (request, request.Id, store, new RunArchive(store));
        (_job, _open, _clock) = (job, open, clock);
    }

    /// <summary>Hash of the request.</summary>
    public string Id { get; }

    public RunRequest Request { get; }

    /// <summary>
    /// What the run needs next. The plan of a stage is stored before it is named; where all slices of the last are there, the trials
    /// are recorded, the report is stored, and the end is noted.
    /// </summary>
    /// <param name="cancellation">Stops the reading of results; what is recorded and stored is so as a whole.</param>
    public async Task<RunStep> NextAsync(CancellationToken cancellation = default)
    {
        if (await _archive.EndAsync(Id, cancellation) is { } end)
        {
            return RunStep.Ended(end);
        }

        var outcome = await _job.AdvanceAsync(cancellation);
        if (outcome.Stage is not { } stage)
        {
            return RunStep.Ended(await _archive.TryEndAsync(Id, new RunEnd(RunState.Finished, outcome.ReportId), CancellationToken.None));
        }

        await _archive.SaveStageAsync(Id, stage, cancellation);
        return new RunStep(stage.Number, stage.Slices.Length, outcome.Pending, End: null);
    }

    /// <summary>Runs one slice of a planned stage and stores its result; one with a sound result is left alone.</summary>
    /// <param name="stage">See <see cref="RunStep"/>.</param>
    /// <param name="index">From 0.</param>
    /// <param name="cancellation">Stops within a simulated day or so.</param>
    /// <returns>Whether it was run.</returns>
    /// <exception cref="InputException">The stage is not planned, or the dataset cannot be used.</exception>
    public async Task<bool> RunSliceAsync(int stage, int index, CancellationToken cancellation = default)
    {
        var (slice, dataset) = await SliceAsync(stage, index, cancellation);
        var runner = new BacktestRunner(_store, () => dataset, _job.Policies, _clock);
        return (await runner.RunAsync([slice], workers: 1, progress: null, cancellation)).Ran > 0;
    }

    public void Dispose() => _gate.Dispose();

    private async Task<(SliceSpec Slice, IMarketDataset Dataset)> SliceAsync(int number, int index, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (!_stages.TryGetValue(number, out var stage))
            {
                _stages[number] = stage = await _archive.StageAsync(Id, number, cancellation);
            }

            if (index < 0 || index >= stage.Slices.Length)
            {
                throw new InputException($"{RunArchive.StageKeyOf(Id, number)}: has {stage.Slices.Length} slices; there is no number {index}");
            }

            _dataset ??= await _open(cancellation);
            return (stage.Slices[index], _dataset);
        }
        finally
        {
            _gate.Release();
        }
    }
}
