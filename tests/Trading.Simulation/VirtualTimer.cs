using Trading.Core.Market;

namespace Trading.Simulation;

/// <summary>A timer of virtual time.</summary>
internal sealed class VirtualTimer : ITimer
{
    private readonly Time _time;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private TimeSpan _period;

    public VirtualTimer(Time time, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _time = time;
        _callback = callback;
        _state = state;
        Change(dueTime, period);
    }

    public Timestamp DueAt { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _time.Remove(this);
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            DueAt = _time.Now + dueTime;
            _time.Add(this);
        }

        return true;
    }

    public void Fire()
    {
        Change(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan, _period);
        _callback(_state);
    }

    public void Dispose() => _time.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
