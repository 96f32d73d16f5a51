using Trading.Core.Market;

namespace Trading.Core.MarketData.Datasets;

/// <summary>Walks quotes that are in memory; any number may walk the same ones at once.</summary>
internal sealed class ColumnsQuoteCursor(QuoteColumns source, Timestamp from, Timestamp to) : IQuoteCursor
{
    private readonly int _end = source.LowerBound(to);
    private int _next = source.LowerBound(from);

    public bool ReadNext(QuoteColumns into)
    {
        into.Clear();
        if (_next >= _end)
        {
            return false;
        }

        var stop = MonthEnd.After(source.AtMs, _next, _end);
        into.AppendRange(source, _next, stop - _next);
        _next = stop;
        return true;
    }

    public void Dispose()
    {
    }
}
