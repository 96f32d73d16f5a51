using Trading.Core.Market;

namespace Trading.Core.MarketData.Gaps;

/// <summary>A run of missing candles.</summary>
/// <param name="From">Where the first missing candle would open.</param>
/// <param name="To">Where the next candle that is there opens.</param>
/// <param name="MissingCandles">How many would fit in between.</param>
public readonly record struct Gap(Timestamp From, Timestamp To, long MissingCandles)
{
    public TimeSpan Length => To - From;
}
