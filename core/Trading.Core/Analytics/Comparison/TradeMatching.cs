using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics.Comparison;

/// <summary>
/// Finds out which trades of two logs are one opportunity taken twice: the same product, bought on the same signal, decided at slots
/// that are at most a tolerance apart. Nothing is dropped: a trade without a counterpart stays, alone.
/// </summary>
public static class TradeMatching
{
    /// <param name="live">The account's trades, in any order.</param>
    /// <param name="backtest">The shadow backtest's trades, in any order.</param>
    /// <param name="tolerance">Between the slots that decided the two entries, inclusive; one cycle as a rule.</param>
    /// <returns>Each trade once, in the order in which opportunities were over, then by product.</returns>
    public static IReadOnlyList<TradePair> Match(IReadOnlyList<Trade> live, IReadOnlyList<Trade> backtest, TimeSpan tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tolerance, TimeSpan.Zero);
        var pairs = new List<TradePair>(Math.Max(live.Count, backtest.Count));
        var others = backtest.ToLookup(KeyOf);
        foreach (var group in live.GroupBy(KeyOf))
        {
            Match([.. group], [.. others[group.Key]], (long)tolerance.TotalMilliseconds, pairs);
        }

        var known = live.Select(KeyOf).ToHashSet();
        pairs.AddRange(backtest.Where(t => !known.Contains(KeyOf(t))).Select(t => new TradePair(Live: null, t)));
        return [.. pairs.OrderBy(p => p.DoneAt).ThenBy(p => p.Either.Product).ThenBy(p => p.Either.EntrySlot).ThenBy(p => p.Live is null)];
    }

    private static (ProductId Product, string Signal) KeyOf(Trade trade) => (trade.Product, trade.Entry.Signal);

    // The nearest find each other first, so that a trade at the very slot is never lost to a neighbour.
    private static void Match(Trade[] live, Trade[] backtest, long toleranceMs, List<TradePair> pairs)
    {
        var free = backtest.ToHashSet(ReferenceEqualityComparer.Instance);
        var waiting = live.ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var (l, b) in Candidates(live, backtest, toleranceMs)
            .OrderBy(c => Math.Abs(Apart(c.Live, c.Backtest)))
            .ThenBy(c => c.Live.EntrySlot)
            .ThenBy(c => c.Backtest.EntrySlot))
        {
            if (waiting.Contains(l) && free.Contains(b))
            {
                waiting.Remove(l);
                free.Remove(b);
                pairs.Add(new TradePair(l, b));
            }
        }

        pairs.AddRange(live.Where(waiting.Contains).Select(t => new TradePair(t, Backtest: null)));
        pairs.AddRange(backtest.Where(free.Contains).Select(t => new TradePair(Live: null, t)));
    }

    private static IEnumerable<(Trade Live, Trade Backtest)> Candidates(Trade[] live, Trade[] backtest, long toleranceMs)
    {
        Array.Sort(live, BySlot);
        Array.Sort(backtest, BySlot);
        var first = 0;
        foreach (var l in live)
        {
            while (first < backtest.Length && Apart(l, backtest[first]) > toleranceMs)
            {
                first++;
            }

            for (var i = first; i < backtest.Length && Apart(backtest[i], l) <= toleranceMs; i++)
            {
                yield return (l, backtest[i]);
            }
        }
    }

    private static int BySlot(Trade left, Trade right) => left.EntrySlot.CompareTo(right.EntrySlot);

    private static long Apart(Trade later, Trade earlier) => later.EntrySlot.UnixMs - earlier.EntrySlot.UnixMs;
}
