using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>Walks one product's candles forward in time, a calendar month or less at a step.</summary>
public interface ICandleCursor : IDisposable
{
    /// <summary>The most candles that one read may give, where that is less than a month's.</summary>
    int CandlesPerReadMax => int.MaxValue;

    /// <summary>
    /// Replaces the content of <paramref name="into"/> with the next candles: sorted, without duplicates, clipped to the
    /// cursor's range. Reuse one buffer: after it has grown to a month, reading allocates nothing per candle.
    /// </summary>
    /// <returns>Whether there were any; false leaves <paramref name="into"/> empty.</returns>
    /// <exception cref="InputException">The source is damaged; the message names file and row.</exception>
    bool ReadNext(CandleColumns into);
}
