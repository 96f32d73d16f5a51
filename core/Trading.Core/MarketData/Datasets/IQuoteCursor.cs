using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>Walks one product's quotes forward in time, a calendar month or less at a step.</summary>
public interface IQuoteCursor : IDisposable
{
    /// <summary>Replaces the content of <paramref name="into"/> with the next quotes: sorted and clipped to the cursor's range.</summary>
    /// <returns>Whether there were any; false leaves <paramref name="into"/> empty.</returns>
    /// <exception cref="InputException">The source is damaged; the message names file and row.</exception>
    bool ReadNext(QuoteColumns into);
}
