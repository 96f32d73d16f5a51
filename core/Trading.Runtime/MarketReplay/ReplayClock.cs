using Trading.Core.Market;

namespace Trading.Runtime.MarketReplay;

/// <summary>A clock that stands still until it is moved, and never goes back.</summary>
public sealed class ReplayClock(Timestamp start) : TimeProvider
{
    private Timestamp _now = start;

    public override long TimestampFrequency => 1000;

    public override DateTimeOffset GetUtcNow() => _now.ToDateTimeOffset();

    public override long GetTimestamp() => _now.UnixMs;

    /// <summary>Moves the clock to an instant; one that has passed already leaves it where it is.</summary>
    public void MoveTo(Timestamp at) => _now = at > _now ? at : _now;
}
