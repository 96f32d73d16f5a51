using System.Collections.Immutable;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Backtests;

/// <summary>Results of slices that are stored already.</summary>
internal sealed class SliceStore(IObjectStore store)
{
    // Whoever stores over a network answers many at once as fast as one.
    private const int ReadersMax = 16;

    /// <summary>
    /// Takes what is stored; why a result could not be used, one line each, in the order of slices.
    /// </summary>
    /// <param name="slices">Each once.</param>
    /// <param name="take">Called with the place of a slice and its sound result, from any thread.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ImmutableArray<string>> TakeAsync(
        IReadOnlyList<SliceSpec> slices, Action<int, SliceResult> take, CancellationToken cancellation)
    {
        var damaged = new string?[slices.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, slices.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ReadersMax, CancellationToken = cancellation },
            async (index, stop) =>
            {
                var slice = slices[index];
                if (await store.ReadAsync(BacktestRunner.KeyOf(slice), stop) is not { } content)
                {
                    return;
                }

                SliceResult result;
                try
                {
                    result = StoredSlice.Read(content, slice, BacktestRunner.KeyOf(slice));
                }
                catch (InputException error)
                {
                    damaged[index] = error.Message;
                    return;
                }

                take(index, result);
            });
        return [.. damaged.OfType<string>()];
    }

    /// <summary>All results, reduced; null with the places of those that are not there, where some are not.</summary>
    public async Task<(ImmutableArray<T>? Results, ImmutableArray<int> Pending)> AllAsync<T>(
        IReadOnlyList<SliceSpec> slices, Func<SliceResult, T> reduce, CancellationToken cancellation)
    {
        var (results, isThere) = (new T[slices.Count], new bool[slices.Count]);
        await TakeAsync(slices, (index, result) => (results[index], isThere[index]) = (reduce(result), true), cancellation);
        ImmutableArray<int> pending = [.. Enumerable.Range(0, slices.Count).Where(i => !isThere[i])];
        return (pending.IsEmpty ? [.. results] : null, pending);
    }
}
