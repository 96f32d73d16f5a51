using Trading.Core.Market;

namespace Trading.Core.Universe;

/// <summary>
/// The spreads seen at the last refreshes, of which the median counts. A slot belongs to a point in time, so that a missed refresh
/// leaves a hole instead of keeping an older spread alive. NaN is "not seen".
/// </summary>
internal static class SpreadSamples
{
    /// <summary>Refreshes that the median spans: a day, refreshed hourly.</summary>
    public const int Count = 24;

    /// <summary>
    /// The samples with those of refresh <paramref name="refresh"/> in place; null where no product has any, so that a source without
    /// quotes costs nothing.
    /// </summary>
    public static double[]? Next(double[]? samples, MarketSnapshot market, long lastRefresh, long refresh, Timestamp now, long quoteAgeMsMax)
    {
        if (samples is null && !AnyObserved(market, now, quoteAgeMsMax))
        {
            return null;
        }

        var next = new double[market.Count * Count];
        Array.Fill(next, double.NaN);
        samples?.CopyTo(next, 0);
        var missed = Math.Min(refresh - lastRefresh, Count);
        for (var back = 0; back < missed; back++)
        {
            var slot = Slot(refresh - back);
            for (var i = 0; i < market.Count; i++)
            {
                next[(i * Count) + slot] = double.NaN;
            }
        }

        for (var i = 0; i < market.Count; i++)
        {
            ref readonly var quote = ref market.Products[i].Quote;
            if (IsObserved(quote, now, quoteAgeMsMax))
            {
                next[(i * Count) + Slot(refresh)] = quote.SpreadBps;
            }
        }

        return Array.TrueForAll(next, double.IsNaN) ? null : next;
    }

    /// <summary>Whether there is a quote that is neither from the future nor too old.</summary>
    public static bool IsObserved(in Quote quote, Timestamp now, long quoteAgeMsMax) =>
        quote.IsObserved && quote.At <= now && quote.At.UnixMs >= now.UnixMs - quoteAgeMsMax;

    /// <summary>Median spread of a product, bps; NaN where none was seen.</summary>
    public static double MedianBps(double[]? samples, int product)
    {
        if (samples is null)
        {
            return double.NaN;
        }

        Span<double> seen = stackalloc double[Count];
        var count = 0;
        foreach (var sample in samples.AsSpan(product * Count, Count))
        {
            if (!double.IsNaN(sample))
            {
                seen[count++] = sample;
            }
        }

        if (count == 0)
        {
            return double.NaN;
        }

        seen = seen[..count];
        seen.Sort();
        return count % 2 == 1 ? seen[count / 2] : (seen[(count / 2) - 1] + seen[count / 2]) / 2;
    }

    public static IReadOnlyList<double?> Export(double[]? samples, int product)
    {
        if (samples is null)
        {
            return [];
        }

        var exported = new double?[Count];
        for (var i = 0; i < Count; i++)
        {
            var sample = samples[(product * Count) + i];
            exported[i] = double.IsNaN(sample) ? null : sample;
        }

        return exported;
    }

    /// <summary>Puts stored samples in place; those of another length say nothing and are left out.</summary>
    public static double[]? Import(double[]? samples, int products, int product, IReadOnlyList<double?> stored)
    {
        if (stored.Count != Count)
        {
            return samples;
        }

        if (samples is null)
        {
            samples = new double[products * Count];
            Array.Fill(samples, double.NaN);
        }

        for (var i = 0; i < Count; i++)
        {
            samples[(product * Count) + i] = stored[i] ?? double.NaN;
        }

        return samples;
    }

    private static bool AnyObserved(MarketSnapshot market, Timestamp now, long quoteAgeMsMax)
    {
        foreach (ref readonly var row in market.Products.AsSpan())
        {
            if (IsObserved(row.Quote, now, quoteAgeMsMax))
            {
                return true;
            }
        }

        return false;
    }

    private static int Slot(long refresh) => (int)(((refresh % Count) + Count) % Count);
}
