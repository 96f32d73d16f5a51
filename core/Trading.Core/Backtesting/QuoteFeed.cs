using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Backtesting;

/// <summary>One product's quotes, asked for at instants that never go back by more than a cycle.</summary>
internal sealed class QuoteFeed(IQuoteCursor cursor) : IDisposable
{
    private QuoteColumns _before = new();
    private QuoteColumns _chunk = new();
    private QuoteColumns _ahead = new();
    private bool _isAtEnd;

    /// <summary>The newest quote stamped at or before <paramref name="at"/>; the default where there is none.</summary>
    public Quote At(Timestamp at)
    {
        while (!_isAtEnd && (_chunk.Count == 0 || _chunk.AtMs[_chunk.Count - 1] <= at.UnixMs))
        {
            if (!cursor.ReadNext(_ahead))
            {
                _isAtEnd = true;
                break;
            }

            (_before, _chunk, _ahead) = (_chunk, _ahead, _before);
        }

        // The chunk before is kept whole: the venue may look back over the boundary, and must not find the future there.
        return Newest(_chunk, at) ?? Newest(_before, at) ?? default;
    }

    public void Dispose() => cursor.Dispose();

    private static Quote? Newest(QuoteColumns quotes, Timestamp at)
    {
        var index = Array.BinarySearch(quotes.AtMs, 0, quotes.Count, at.UnixMs);
        index = index >= 0 ? index : ~index - 1;
        return index >= 0 ? quotes[index] : null;
    }
}
