using System.Diagnostics.CodeAnalysis;
using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>Walks candles that are in memory; any number may walk the same ones at once.</summary>
internal sealed class ColumnsCandleCursor(CandleColumns source, Timestamp from, Timestamp to) : ICandleCursor
{
    private readonly int _end = source.LowerBound(to);
    private int _next = source.LowerBound(from);

    // Pieces whose columns stay in the processor's cache between being copied and being walked.
    public int CandlesPerReadMax => 4096;

    public bool ReadNext(CandleColumns into)
    {
        into.Clear();
        if (_next >= _end)
        {
            return false;
        }

        var stop = MonthEnd.After(source.OpenTimeMs, _next, Math.Min(_end, _next + CandlesPerReadMax));
        into.AppendRange(source, _next, stop - _next);
        _next = stop;
        return true;
    }

    public bool TryLend([NotNullWhen(true)] out CandleColumns? columns, out int from, out int to)
    {
        (columns, from, to) = (source, _next, _end);
        _next = _end;
        return true;
    }

    public void Dispose()
    {
    }
}
