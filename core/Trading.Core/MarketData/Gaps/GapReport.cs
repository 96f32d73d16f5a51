using Trading.Core.Market;

namespace Trading.Core.MarketData.Gaps;

/// <summary>What is missing from a series between its first and last candle.</summary>
/// <param name="Interval">The candles' interval.</param>
/// <param name="Rows">Candles that are there.</param>
/// <param name="MissingCandles">Candles that are not.</param>
/// <param name="PresentBuckets">Quarter-hours (intervals, where those are longer) with at least one candle.</param>
/// <param name="TotalBuckets">All of them from the first candle's to the last one's.</param>
/// <param name="Gaps">In order of time; the longest <see cref="GapMeter.GapsKeptMax"/> of them where there are more.</param>
/// <param name="GapCount">How many gaps there are in all.</param>
public sealed record GapReport(
    Interval Interval,
    long Rows,
    long MissingCandles,
    long PresentBuckets,
    long TotalBuckets,
    IReadOnlyList<Gap> Gaps,
    long GapCount)
{
    /// <summary>The share of buckets without any candle, 0 to 1; 0 for an empty series.</summary>
    public double HoleShare => TotalBuckets == 0 ? 0 : (double)(TotalBuckets - PresentBuckets) / TotalBuckets;

    /// <summary>The gap with the most missing candles, the earliest of equals; null without gaps.</summary>
    public Gap? Largest => Gaps.Count == 0 ? null : Gaps.MaxBy(g => g.MissingCandles);
}
