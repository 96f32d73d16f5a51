using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Backtesting;

/// <summary>One product's quotes, asked for at instants that never go back by more than a cycle.</summary>
internal sealed class QuoteFeed(IQuoteCursor cursor) : IDisposable
{
    private QuoteColumns _chunk = new();
    private QuoteColumns _next = new();
    private Quote _beforeChunk;
    private bool _isAtEnd;

    /// <summary>The newest quote stamped at or before <paramref name="at"/>; the default where there is none.</summary>
    public Quote At(Timestamp at)
    {
        while (!_isAtEnd && (_chunk.Count == 0 || _chunk.AtMs[_chunk.Count - 1] <= at.UnixMs))
        {
            var last = _chunk.Count == 0 ? _beforeChunk : _chunk[_chunk.Count - 1];
            if (!cursor.ReadNext(_next))
            {
                _isAtEnd = true;
                break;
            }

            _beforeChunk = last;
            (_chunk, _next) = (_next, _chunk);
        }

        var index = Array.BinarySearch(_chunk.AtMs, 0, _chunk.Count, at.UnixMs);
        index = index >= 0 ? index : ~index - 1;
        return index >= 0 ? _chunk[index] : _beforeChunk;
    }

    public void Dispose() => cursor.Dispose();
}
