using Trading.Core.TradeLog;

namespace Trading.Core.Analytics;

/// <summary>The trades that share something.</summary>
/// <param name="Key">What they share.</param>
/// <param name="Trades">How many.</param>
/// <param name="WinRatePct">Share with a positive net result, percent.</param>
/// <param name="Edge">Before costs.</param>
/// <param name="Costs">Slippage and fees.</param>
/// <param name="Net">After costs.</param>
public sealed record GroupResult(string Key, int Trades, decimal WinRatePct, Money Edge, Money Costs, Money Net)
{
    /// <summary>One result a group, in ordinal order of keys.</summary>
    public static IReadOnlyList<GroupResult> By(IEnumerable<Trade> trades, Func<Trade, string> key) =>
    [
        .. trades.GroupBy(key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var split = CostSplit.Of(g);
            var count = g.Count();
            return new GroupResult(
                g.Key,
                count,
                (decimal)g.Count(t => t.Net.IsPositive) / count * 100m,
                split.Edge,
                split.Edge - split.Net,
                split.Net);
        }),
    ];
}
