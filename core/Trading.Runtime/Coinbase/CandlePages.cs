using Trading.Core.Market;
using Trading.Runtime.Coinbase.Wire;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Coinbase;

/// <summary>The venue's candles: which intervals there are, how a range is cut into requests, and what an answer means. Pure.</summary>
internal static class CandlePages
{
    /// <summary>Candles of one request, at most.</summary>
    public const int CandlesMax = 300;

    private static readonly Dictionary<Interval, string> Granularities = new()
    {
        [Interval.OneMinute] = "ONE_MINUTE",
        [Interval.FromMinutes(5)] = "FIVE_MINUTE",
        [Interval.QuarterHour] = "FIFTEEN_MINUTE",
        [Interval.FromMinutes(30)] = "THIRTY_MINUTE",
        [Interval.OneHour] = "ONE_HOUR",
        [Interval.FromMinutes(120)] = "TWO_HOUR",
        [Interval.FromMinutes(360)] = "SIX_HOUR",
        [Interval.OneDay] = "ONE_DAY",
    };

    /// <summary>Intervals that the venue has, shortest first.</summary>
    public static IReadOnlyList<Interval> Intervals { get; } = [.. Granularities.Keys.OrderBy(i => i.Ms)];

    /// <summary>The venue's name of an interval; null where it has none.</summary>
    public static string? GranularityOf(Interval interval) => Granularities.GetValueOrDefault(interval);

    /// <summary>Cuts open times from <paramref name="from"/> to before <paramref name="end"/> into requests; both are multiples of the interval.</summary>
    /// <returns>First and last open time of each, both included.</returns>
    public static IEnumerable<(Timestamp First, Timestamp Last)> Cut(Timestamp from, Timestamp end, Interval interval)
    {
        for (var first = from; first < end;)
        {
            var next = first.AddMs(interval.Ms * CandlesMax);
            yield return (first, (next < end ? next : end).AddMs(-interval.Ms));
            first = next;
        }
    }

    /// <summary>Adds the candles of an answer, oldest first, those outside of what was asked left out.</summary>
    /// <exception cref="VenueException">A candle that is incomplete, beside the grid or there twice.</exception>
    public static void Append(CandlesReply reply, ProductId product, Interval interval, Timestamp first, Timestamp last, CandleColumns into)
    {
        var previous = long.MinValue;
        foreach (var wire in reply.Candles.OrderBy(c => c.Start))
        {
            if (wire is not { Start: { } start, Open: { } open, High: { } high, Low: { } low, Close: { } close, Volume: { } volume }
                || start % 1 != 0
                || Math.Abs(start) > Timestamp.MaxValue.UnixMs / 1000
                || (long)start * 1000 % interval.Ms != 0
                || (long)start == previous)
            {
                throw new VenueException(
                    VenueFault.Malformed, $"candles of {product} {interval}: one at '{wire.Start}' is incomplete, there twice or beside the interval");
            }

            previous = (long)start;
            var at = Timestamp.FromUnixSeconds(previous);
            if (at >= first && at <= last)
            {
                into.Append(new Candle(at, (double)open, (double)high, (double)low, (double)close, (double)volume));
            }
        }
    }
}
