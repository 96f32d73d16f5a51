using Trading.Core.Market;

namespace Trading.Core.MarketData.Validation;

/// <summary>
/// Sorts a series by time and drops rows that are equal to another in every value. Two different rows of one time stay:
/// which one is right is not ours to guess, and the validator reports them.
/// </summary>
public static class SeriesRepair
{
    /// <param name="candles">Rewritten in place.</param>
    /// <param name="lines">The line of each candle, kept in step; null if nobody asks.</param>
    public static RepairReport Apply(CandleColumns candles, List<long>? lines = null)
    {
        var (order, moved) = OrderOf(candles.OpenTimeMs.AsSpan(0, candles.Count));
        var kept = KeptOf(order, (a, b) => candles[a] == candles[b], candles.OpenTimeMs);
        if (moved > 0 || kept.Count < order.Length)
        {
            var copy = new CandleColumns(candles.Count);
            copy.AppendRange(candles, 0, candles.Count);
            candles.Clear();
            kept.ForEach(i => candles.Append(copy[i]));
            Rewrite(lines, kept);
        }

        return new(order.Length - kept.Count, moved);
    }

    /// <inheritdoc cref="Apply(CandleColumns, List{long}?)"/>
    /// <param name="quotes">Rewritten in place.</param>
    public static RepairReport Apply(QuoteColumns quotes, List<long>? lines = null)
    {
        var (order, moved) = OrderOf(quotes.AtMs.AsSpan(0, quotes.Count));
        var kept = KeptOf(order, (a, b) => quotes[a].Equals(quotes[b]), quotes.AtMs);
        if (moved > 0 || kept.Count < order.Length)
        {
            var copy = new QuoteColumns();
            copy.AppendRange(quotes, 0, quotes.Count);
            quotes.Clear();
            kept.ForEach(i => quotes.Append(copy[i]));
            Rewrite(lines, kept);
        }

        return new(order.Length - kept.Count, moved);
    }

    // Stable, so that of equal rows the first of the file stays and different rows keep the file's order.
    private static (int[] Order, int Moved) OrderOf(ReadOnlySpan<long> times)
    {
        var order = new int[times.Length];
        var moved = 0;
        var latest = long.MinValue;
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            moved += times[i] < latest ? 1 : 0;
            latest = Math.Max(latest, times[i]);
        }

        if (moved > 0)
        {
            var keys = times.ToArray();
            Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        }

        return (order, moved);
    }

    private static List<int> KeptOf(int[] order, Func<int, int, bool> areEqual, long[] times)
    {
        var kept = new List<int>(order.Length);
        var firstOfTime = 0;
        foreach (var row in order)
        {
            if (kept.Count > 0 && times[kept[^1]] != times[row])
            {
                firstOfTime = kept.Count;
            }

            var isKnown = false;
            for (var i = firstOfTime; i < kept.Count && !isKnown; i++)
            {
                isKnown = areEqual(kept[i], row);
            }

            if (!isKnown)
            {
                kept.Add(row);
            }
        }

        return kept;
    }

    private static void Rewrite(List<long>? lines, List<int> kept)
    {
        if (lines is not null)
        {
            var rewritten = kept.ConvertAll(i => lines[i]);
            lines.Clear();
            lines.AddRange(rewritten);
        }
    }
}
