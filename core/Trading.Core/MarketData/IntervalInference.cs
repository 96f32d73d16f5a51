using Trading.Core.Market;

namespace Trading.Core.MarketData;

/// <summary>Tells the interval of a series from the times themselves.</summary>
public static class IntervalInference
{
    /// <summary>
    /// The most common forward step between neighbours, the shortest of equally common ones; null where there is none or
    /// it is not whole seconds.
    /// </summary>
    public static Interval? MostCommonStep(ReadOnlySpan<long> timesMs)
    {
        var counts = new Dictionary<long, int>();
        for (var i = 1; i < timesMs.Length; i++)
        {
            var step = timesMs[i] - timesMs[i - 1];
            if (step > 0)
            {
                counts[step] = counts.GetValueOrDefault(step) + 1;
            }
        }

        long best = 0;
        foreach (var (step, count) in counts)
        {
            var bestCount = counts.GetValueOrDefault(best);
            if (count > bestCount || (count == bestCount && step < best))
            {
                best = step;
            }
        }

        return best > 0 && best % 1000 == 0 ? Interval.FromSeconds(best / 1000) : null;
    }
}
