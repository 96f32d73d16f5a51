using Trading.Core.Market;

namespace Trading.Runtime.Tests.Testing;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualClock(Timestamp start) : TimeProvider
{
    private long _ms = start.UnixMs;

    public Timestamp Now
    {
        get => new(Interlocked.Read(ref _ms));
        set => Interlocked.Exchange(ref _ms, value.UnixMs);
    }

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ms, (long)time.TotalMilliseconds);
}
