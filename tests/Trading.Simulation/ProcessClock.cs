using Trading.Core.Market;

namespace Trading.Simulation;

/// <summary>A machine's clock: the world's, and off by its skew. Durations are measured without it.</summary>
internal sealed class ProcessClock(Time time) : TimeProvider
{
    /// <summary>Our clock minus the venue's.</summary>
    public long SkewMs { get; set; }

    public Timestamp Now => time.Now.AddMs(SkewMs);

    public override long TimestampFrequency => 1000;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => time.Now.UnixMs;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new VirtualTimer(time, callback, state, dueTime, period);
}
