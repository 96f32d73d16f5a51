using Trading.Core.Costs;
using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Analytics.Comparison;

/// <summary>One opportunity, how much the account's result is off the backtest's, and why.</summary>
public sealed record TradeGap
{
    public required ProductId Product { get; init; }

    /// <summary>Name of the signal that opened it.</summary>
    public required string Signal { get; init; }

    /// <summary>Slot of the account's decision to enter; the backtest's where the account did not enter.</summary>
    public required Timestamp EntrySlot { get; init; }

    /// <summary>When both sides were done with it.</summary>
    public required Timestamp DoneAt { get; init; }

    /// <summary>The account's trade; null where only the backtest made it.</summary>
    public required ClientOrderId? LiveTrade { get; init; }

    /// <summary>The backtest's trade; null where only the account made it.</summary>
    public required ClientOrderId? BacktestTrade { get; init; }

    public required Money? LiveNet { get; init; }

    public required Money? BacktestNet { get; init; }

    /// <summary>Net result over cost, percent.</summary>
    public required decimal? LiveReturnPct { get; init; }

    public required decimal? BacktestReturnPct { get; init; }

    /// <summary>Account less backtest; a side that did not trade has a net of zero.</summary>
    public required Money Gap { get; init; }

    /// <summary>What the gap is made of, exactly.</summary>
    public required GapTerms Terms { get; init; }

    /// <summary>Both sides made it.</summary>
    public bool IsMatched => LiveTrade is not null && BacktestTrade is not null;

    /// <summary>Account less backtest in return, percentage points: the gap whatever the sizes. A side that did not trade returned zero.</summary>
    public decimal ReturnGapPct => (LiveReturnPct ?? 0) - (BacktestReturnPct ?? 0);

    public static TradeGap Of(in TradePair pair, FeeRates schedule)
    {
        var either = pair.Either;
        return new TradeGap
        {
            Product = either.Product,
            Signal = either.Entry.Signal,
            EntrySlot = either.EntrySlot,
            DoneAt = pair.DoneAt,
            LiveTrade = pair.Live?.Id,
            BacktestTrade = pair.Backtest?.Id,
            LiveNet = pair.Live?.Net,
            BacktestNet = pair.Backtest?.Net,
            LiveReturnPct = pair.Live?.ReturnPct,
            BacktestReturnPct = pair.Backtest?.ReturnPct,
            Gap = (pair.Live?.Net ?? Money.Zero) - (pair.Backtest?.Net ?? Money.Zero),
            Terms = GapSplit.Of(pair, schedule),
        };
    }
}
