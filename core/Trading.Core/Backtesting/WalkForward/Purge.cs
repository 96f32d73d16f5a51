using Trading.Core.Market;

namespace Trading.Core.Backtesting.WalkForward;

/// <summary>
/// Leaves out of an in-sample run what would be known only by looking into the test: trades that last, or would have lasted had the
/// run not ended, into the test's time, and trades whose features look back into it. A trade's time is [entry - lookback, end].
/// </summary>
public static class Purge
{
    /// <summary>Whether a trade's time meets [<paramref name="testFrom"/>, <paramref name="testTo"/>).</summary>
    public static bool Meets(TradeDigest trade, Timestamp testFrom, Timestamp testTo, TimeSpan lookback) =>
        trade.ReachesTo >= testFrom && trade.EntryAt - lookback < testTo;

    /// <summary>
    /// A slice before the test, without the trades that meet it, and without the days from the first such entry on: their NAV holds
    /// what those trades came to.
    /// </summary>
    public static SliceDigest Of(SliceDigest slice, Timestamp testFrom, Timestamp testTo, TimeSpan lookback)
    {
        if (slice.Result.Spec.To > testFrom)
        {
            throw new ArgumentException($"the slice ends at {slice.Result.Spec.To}, inside the test that begins at {testFrom}", nameof(slice));
        }

        TradeDigest[] purged = [.. slice.Trades.Where(t => Meets(t, testFrom, testTo, lookback))];
        if (purged.Length == 0)
        {
            return slice;
        }

        var first = purged.Min(t => t.EntryAt);
        DayPoint[] days = [.. slice.Result.Days.TakeWhile(d => d.Day + TimeSpan.FromDays(1) <= first)];
        var final = days.Length > 0 ? days[^1].Nav : slice.Result.Ledger.Opening;
        return new SliceDigest(
            slice.Result with { Days = days, FinalNav = final },
            [.. slice.Trades.Where(t => t.ExitAt < first)]);
    }
}
