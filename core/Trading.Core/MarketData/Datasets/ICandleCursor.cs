using System.Diagnostics.CodeAnalysis;
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

    /// <summary>
    /// Gives all that is left where it already stands in memory, so that nobody copies it; the cursor is at its end then. Whoever takes
    /// it only reads, and only from <paramref name="from"/> to <paramref name="to"/>: the columns hold more, on both sides.
    /// </summary>
    /// <returns>Whether the source is one that can; false leaves the cursor where it was.</returns>
    bool TryLend([NotNullWhen(true)] out CandleColumns? columns, out int from, out int to)
    {
        (columns, from, to) = (null, 0, 0);
        return false;
    }
}
