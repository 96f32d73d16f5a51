using Trading.Core.Costs;
using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics.Comparison;

/// <summary>An account's trades against those of its shadow backtest: the same policy on the same data over the same time.</summary>
public sealed record TradeComparison
{
    /// <summary>Most seconds between the slots of two entries that count as one opportunity.</summary>
    public required double ToleranceSeconds { get; init; }

    /// <summary>Opportunities that both took.</summary>
    public required int Matched { get; init; }

    /// <summary>Trades that only the account made.</summary>
    public required int LiveOnly { get; init; }

    /// <summary>Trades that only the backtest made.</summary>
    public required int BacktestOnly { get; init; }

    /// <summary>Sum of the account's net results.</summary>
    public required Money LiveNet { get; init; }

    /// <summary>Sum of the backtest's net results.</summary>
    public required Money BacktestNet { get; init; }

    /// <summary>Account less backtest.</summary>
    public required Money Gap { get; init; }

    /// <summary>What the gap is made of, exactly.</summary>
    public required GapTerms Terms { get; init; }

    /// <summary>Every opportunity, in the order in which they were over.</summary>
    public required IReadOnlyList<TradeGap> Gaps { get; init; }

    /// <param name="live">The account's closed trades, in any order.</param>
    /// <param name="backtest">The shadow backtest's closed trades, in any order.</param>
    /// <param name="tolerance">See <see cref="TradeMatching"/>.</param>
    /// <param name="schedule">Fee rates at a time, as the account should have paid them.</param>
    public static TradeComparison Of(
        IReadOnlyList<Trade> live, IReadOnlyList<Trade> backtest, TimeSpan tolerance, Func<Timestamp, FeeRates> schedule)
    {
        TradeGap[] gaps = [.. TradeMatching.Match(live, backtest, tolerance).Select(p => TradeGap.Of(p, schedule(p.Either.EntryAt)))];
        var liveNet = NetOf(live);
        var backtestNet = NetOf(backtest);
        return new TradeComparison
        {
            ToleranceSeconds = tolerance.TotalSeconds,
            Matched = gaps.Count(g => g.IsMatched),
            LiveOnly = gaps.Count(g => g.BacktestTrade is null),
            BacktestOnly = gaps.Count(g => g.LiveTrade is null),
            LiveNet = liveNet,
            BacktestNet = backtestNet,
            Gap = liveNet - backtestNet,
            Terms = gaps.Aggregate(GapTerms.Zero, (sum, g) => sum + g.Terms),
            Gaps = gaps,
        };
    }

    private static Money NetOf(IEnumerable<Trade> trades) => trades.Aggregate(Money.Zero, (sum, t) => sum + t.Net);
}
