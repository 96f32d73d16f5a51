using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Runtime.Datasets;

/// <summary>A stretch of one product's candles, within a month, that is fetched and kept as a whole.</summary>
/// <param name="Product">Whose.</param>
/// <param name="Interval">Length of a candle.</param>
/// <param name="From">Open time of the first.</param>
/// <param name="To">Where it ends, exclusive.</param>
internal sealed record FetchPiece(ProductId Product, Interval Interval, Timestamp From, Timestamp To)
{
    /// <summary>A name that says exactly what is in it, so that a run with another range does not take it for its own.</summary>
    public string FileName => FormattableString.Invariant($"{Product}_{Interval}_{From.UnixMs}_{To.UnixMs}");

    /// <summary>Cuts a range at the ends of months.</summary>
    public static IEnumerable<FetchPiece> Cut(ProductId product, Interval interval, Timestamp from, Timestamp to)
    {
        for (var start = from; start < to;)
        {
            var end = CalendarMonth.Of(start).End;
            end = end < to ? end : to;
            yield return new(product, interval, start, end);
            start = end;
        }
    }
}
