using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics;

/// <summary>The trades that closed on one UTC day: Net = Edge - Slippage - Fees, exactly. Days without a close are left out.</summary>
/// <param name="Day">00:00 UTC of the last exit fill's day.</param>
/// <param name="Trades">How many closed.</param>
/// <param name="Edge">What the market moved between our decisions.</param>
/// <param name="Slippage">What trading away from the decision mids cost.</param>
/// <param name="Fees">Fees of entries and exits.</param>
/// <param name="Net">What is left.</param>
public sealed record DayResult(Timestamp Day, int Trades, Money Edge, Money Slippage, Money Fees, Money Net)
{
    /// <summary>One result a day, in order of time.</summary>
    public static IReadOnlyList<DayResult> By(IEnumerable<Trade> trades) =>
    [
        .. trades.GroupBy(t => t.ExitAt.Floor(Interval.OneDay)).OrderBy(g => g.Key).Select(g =>
        {
            var split = CostSplit.Of(g);
            return new DayResult(g.Key, g.Count(), split.Edge, split.Slippage, split.EntryFees + split.ExitFees, split.Net);
        }),
    ];
}
