using Trading.Core;
using Trading.Runtime.Runs;

namespace Trading.Runtime.Ports;

/// <summary>
/// Whoever runs what people ask for over HTTP: backtests, sweeps and walk-forwards. On one machine worker threads do it, in the cloud an
/// orchestration; both drive a <see cref="StagedRun"/>, so that the results are the same bytes. (<see cref="Backtests.BacktestRunner"/>,
/// which both use, runs the slices of one stage.)
/// </summary>
public interface IBacktestRunner
{
    /// <summary>
    /// Accepts a run: once this returns, it survives a restart. The same request again is the same run; one that failed or was
    /// cancelled goes on.
    /// </summary>
    /// <exception cref="InputException">It names a dataset or policy that is not there, or asks of them what they have not.</exception>
    Task<RunStatus> StartAsync(PostedRun run, CancellationToken cancellation = default);

    /// <summary>A run; null where there is none of this id.</summary>
    Task<RunStatus?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>The newest runs, newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<IReadOnlyList<RunStatus>> ListAsync(int limit, CancellationToken cancellation = default);

    /// <summary>
    /// Ends a run that has not ended; slices that are finished stay. What it is then: cancelled, or what it was if it had ended.
    /// Null where there is none of this id.
    /// </summary>
    Task<RunStatus?> CancelAsync(string id, CancellationToken cancellation = default);
}
