using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>A candle together with its length, as the venue walks it.</summary>
public readonly record struct PathCandle(Candle Candle, Interval Interval)
{
    public Timestamp OpenTime => Candle.OpenTime;

    /// <summary>The instant at which it is complete, which belongs to the next candle.</summary>
    public Timestamp EndTime => Candle.OpenTime.AddMs(Interval.Ms);

    public bool Covers(Timestamp at) => at >= OpenTime && at < EndTime;
}
