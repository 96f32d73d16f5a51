using System.Collections.Concurrent;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Ports;
using Trading.Runtime.Telemetry;

namespace Trading.Runtime.Backtests;

/// <summary>
/// Runs slices on several threads and stores each result as soon as it is there, so that whatever stops a run (Ctrl-C, kill, power)
/// costs the slices at work and no other. A slice with a stored result is not run again. Results are taken as they read back from
/// storage: it does not matter in which order, on how many threads or in how many attempts they came about.
/// </summary>
/// <param name="store">Holds results under <see cref="KeyOf"/>.</param>
/// <param name="open">Opens the dataset; called once for each worker, which is the only one to use what it gets.</param>
/// <param name="policies">The policies that slices name.</param>
/// <param name="clock">For rate and time left.</param>
public sealed class BacktestRunner(IObjectStore store, Func<IMarketDataset> open, PolicySet policies, TimeProvider clock)
{
    /// <summary>A runner of slices of one policy.</summary>
    public BacktestRunner(IObjectStore store, Func<IMarketDataset> open, TradingPolicy policy, TimeProvider clock)
        : this(store, open, new PolicySet([policy]), clock)
    {
    }

    /// <summary>Where the result of a slice is stored.</summary>
    public static string KeyOf(SliceSpec slice) => $"slices/{slice.Id}.json";

    /// <param name="slices">What to run; one that is named twice is run once.</param>
    /// <param name="workers">How many run at once; 0: one a core.</param>
    /// <param name="progress">Told each simulated day and each slice, from any thread, one call at a time.</param>
    /// <param name="cancellation">Stops within a simulated day or so; finished slices stay stored.</param>
    /// <exception cref="InputException">The dataset cannot be used, or a slice asks for what it has not.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<RunOutcome> RunAsync(
        IReadOnlyList<SliceSpec> slices,
        int workers = 0,
        IProgress<BacktestProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var outcome = await ReduceAsync(slices, result => result, workers, progress, cancellation);
        return new RunOutcome(outcome.Results, outcome.Ran, outcome.Found, outcome.Damaged);
    }

    /// <summary>
    /// Runs slices and keeps of each result what <paramref name="reduce"/> makes of it: with thousands of slices their trades do not
    /// fit into memory together.
    /// </summary>
    /// <param name="reduce">Called once a slice, from any thread.</param>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<ReducedOutcome<T>> ReduceAsync<T>(
        IReadOnlyList<SliceSpec> slices,
        Func<SliceResult, T> reduce,
        int workers = 0,
        IProgress<BacktestProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workers);
        var wanted = slices.DistinctBy(s => s.Id, StringComparer.Ordinal).ToArray();
        var meter = new RunMeter(wanted, clock, progress);
        var results = new ConcurrentDictionary<string, T>(StringComparer.Ordinal);
        var damaged = await new SliceStore(store).TakeAsync(
            wanted,
            (index, result) =>
            {
                results[wanted[index].Id] = reduce(result);
                meter.OnFound(wanted[index]);
            },
            cancellation);
        var found = results.Count;
        var pending = new ConcurrentQueue<SliceSpec>(wanted.Where(s => !results.ContainsKey(s.Id)));
        var count = Math.Min(workers == 0 ? Environment.ProcessorCount : workers, pending.Count);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll(Enumerable.Range(0, count).Select(
            _ => Task.Run(() => WorkAsync(pending, results, reduce, meter, stop), CancellationToken.None)));
        return new ReducedOutcome<T>([.. slices.Select(s => results[s.Id])], wanted.Length - found, found, damaged);
    }

    // The first worker to fail stops the others; its fault is the one that is reported.
    private async Task WorkAsync<T>(
        ConcurrentQueue<SliceSpec> pending,
        ConcurrentDictionary<string, T> results,
        Func<SliceResult, T> reduce,
        RunMeter meter,
        CancellationTokenSource stop)
    {
        try
        {
            var dataset = new CountingDataset(open(), meter.OnCandles);
            while (pending.TryDequeue(out var slice))
            {
                stop.Token.ThrowIfCancellationRequested();
                results[slice.Id] = reduce(await RunSliceAsync(dataset, slice, meter, stop.Token));
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<SliceResult> RunSliceAsync(IMarketDataset dataset, SliceSpec slice, RunMeter meter, CancellationToken cancellation)
    {
        var days = 0L;
        using var engine = new BacktestEngine(dataset, slice, policies.Get(slice.PolicyHash));
        var result = engine.Run(
            _ =>
            {
                // The engine reports the start of each day; the last one ends with the slice.
                if (days++ > 0)
                {
                    meter.OnDay();
                }
            },
            cancellation);
        var content = StoredSlice.Write(result);
        await store.WriteAsync(KeyOf(slice), content, CancellationToken.None);
        TradingTelemetry.Shared.BacktestSlices.Add(1);
        meter.OnFinished(slice, Math.Max(0, days - 1));
        return StoredSlice.Read(content, slice, KeyOf(slice));
    }
}
