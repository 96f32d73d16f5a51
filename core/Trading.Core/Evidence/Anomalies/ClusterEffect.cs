using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>
/// How much more the mean of trades varies than that of as many independent ones (Kish's design effect): trades of a day, or of a week,
/// share their market. The variance of sums over blocks of time, over that of single trades: sum over blocks of (sum of x - m)^2 over
/// the sum of (x - m)^2. The larger of days and weeks counts, and never less than 1.
/// </summary>
internal static class ClusterEffect
{
    private static readonly Interval[] Blocks = [Interval.OneDay, Interval.FromSeconds(7 * 86_400)];

    /// <param name="trades">By when they were closed.</param>
    /// <param name="value">What the mean is of; finite.</param>
    public static double Of(IReadOnlyList<Trade> trades, Func<Trade, double> value)
    {
        var rows = trades.Select(t => (t.ExitAt, Value: value(t))).ToArray();
        if (rows.Length == 0)
        {
            return 1;
        }

        var mean = rows.Average(r => r.Value);
        var alone = rows.Sum(r => Square(r.Value - mean));
        return alone > 0 ? Math.Max(1, Blocks.Max(block => rows.GroupBy(r => r.ExitAt.Floor(block)).Sum(b => Square(b.Sum(r => r.Value - mean))) / alone)) : 1;
    }

    private static double Square(double value) => value * value;
}
