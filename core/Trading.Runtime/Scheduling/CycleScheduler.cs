using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Cycles;

namespace Trading.Runtime.Scheduling;

/// <summary>
/// Fires each slot once, one cycle after another. Slots that passed meanwhile are not made up for: only the newest is given to the
/// cycle, which skips it with a record where it is too late. It decides nothing but when.
/// </summary>
/// <param name="schedule">When cycles are due.</param>
/// <param name="clock">The time.</param>
public sealed class CycleScheduler(CycleSchedule schedule, TimeProvider clock)
{
    // A wall clock may be set while we wait for it: it is looked at again and again.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // A timer outside fires by a clock of its own, which may be ahead of ours.
    private static readonly TimeSpan EarlyMax = TimeSpan.FromSeconds(5);

    /// <summary>How long after another instance was found at work its slot is looked at again.</summary>
    public static TimeSpan HeldPause { get; } = TimeSpan.FromSeconds(15);

    /// <summary>Told of slots that were never fired: the first and the last of them.</summary>
    public Action<Timestamp, Timestamp>? OnMissed { get; init; }

    /// <summary>Told what each cycle came to.</summary>
    public Action<CycleOutcome>? OnOutcome { get; init; }

    /// <summary>Runs until asked to stop. A cycle that has begun is finished first.</summary>
    /// <param name="cycle">Runs the cycle of one slot.</param>
    /// <param name="stop">No further cycle begins after it.</param>
    /// <exception cref="InputException">The account cannot be run at all.</exception>
    public async Task RunAsync(Func<CycleRequest, Task<CycleOutcome>> cycle, CancellationToken stop)
    {
        var due = schedule.LatestDue(clock.Now());

        // After a restart the slot at hand may be half done.
        due = IsInTime(due) ? due : schedule.Next(due);
        while (await WaitAsync(due, stop))
        {
            var latest = schedule.LatestDue(clock.Now());
            if (latest > due)
            {
                OnMissed?.Invoke(schedule.SlotOf(due), schedule.SlotOf(latest.AddMs(-schedule.Interval.Ms)));
                due = latest;
            }

            await RunSlotAsync(cycle, new CycleRequest(schedule.SlotOf(due), due), stop);
            due = schedule.Next(due);
        }
    }

    /// <summary>Runs the slot that is due, or is about to be, when a timer outside has fired. One that is too late is for the cycle to skip.</summary>
    /// <param name="cycle">Runs the cycle of one slot.</param>
    /// <param name="stop">No cycle begins after it.</param>
    /// <exception cref="InputException">The account cannot be run at all.</exception>
    public async Task FireAsync(Func<CycleRequest, Task<CycleOutcome>> cycle, CancellationToken stop)
    {
        var due = schedule.LatestDue(clock.Now() + EarlyMax);
        if (await WaitAsync(due, stop))
        {
            await RunSlotAsync(cycle, new CycleRequest(schedule.SlotOf(due), due), stop);
        }
    }

    // Whoever holds the lease may die with it: then the slot is ours after all.
    private async Task RunSlotAsync(Func<CycleRequest, Task<CycleOutcome>> cycle, CycleRequest request, CancellationToken stop)
    {
        CycleOutcome outcome;
        do
        {
            outcome = await RunOnceAsync(cycle, request);
            OnOutcome?.Invoke(outcome);
        }
        while (outcome is { Kind: CycleOutcomeKind.Skipped, Text: "skipped:lease_held" }
            && clock.Now() + HeldPause <= request.DueAt + schedule.Tolerance
            && await WaitAsync(clock.Now() + HeldPause, stop));
    }

    // One cycle that fails must not end all that would follow.
    private static async Task<CycleOutcome> RunOnceAsync(Func<CycleRequest, Task<CycleOutcome>> cycle, CycleRequest request)
    {
        try
        {
            return await cycle(request);
        }
        catch (Exception error) when (error is not (InputException or OperationCanceledException))
        {
            return CycleOutcome.Failed(request.Slot, error);
        }
    }

    private bool IsInTime(Timestamp due) => clock.Now() <= due + schedule.Tolerance;

    private async Task<bool> WaitAsync(Timestamp until, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var left = until - clock.Now();
            if (left <= TimeSpan.Zero)
            {
                return true;
            }

            await Task.Delay(left < LongestWait ? left : LongestWait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }
}
