using Trading.Core.Market;

namespace Trading.Runtime.Tests.Testing;

/// <summary>
/// A virtual clock that jumps to the instant that is waited for: a wait is over as soon as it begins, and nobody sleeps.
/// </summary>
internal sealed class SelfDrivingClock(Timestamp start) : TimeProvider
{
    public Timestamp Now { get; private set; } = start;

    /// <summary>Every wait, by the instant at which it ended.</summary>
    public List<Timestamp> Waits { get; } = [];

    /// <summary>Called when a wait has ended.</summary>
    public Action<Timestamp>? OnWait { get; set; }

    public override long TimestampFrequency => 1000;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => Now.UnixMs;

    public void Advance(TimeSpan time) => Now += time;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            // As a real timer, never early: to the next whole millisecond.
            Now = Now.AddMs((long)Math.Ceiling(dueTime.TotalMilliseconds));
        }

        Waits.Add(Now);
        OnWait?.Invoke(Now);
        callback(state);
        return new Rung();
    }

    private sealed class Rung : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
            // It rang when it was made.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
