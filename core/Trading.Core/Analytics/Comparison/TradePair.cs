using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Analytics.Comparison;

/// <summary>One opportunity as the account took it and as the shadow backtest did; null on the side that let it pass.</summary>
/// <param name="Live">The account's trade, on paper or live.</param>
/// <param name="Backtest">The shadow backtest's trade.</param>
public readonly record struct TradePair(Trade? Live, Trade? Backtest)
{
    /// <summary>Both sides made it.</summary>
    public bool IsMatched => Live is not null && Backtest is not null;

    /// <summary>The side that made it; the account's where both did.</summary>
    public Trade Either => Live ?? Backtest ?? throw new InvalidOperationException("a pair without a trade");

    /// <summary>When both sides were done with it.</summary>
    public Timestamp DoneAt => Live is { } live && Backtest is { } backtest && backtest.ExitAt > live.ExitAt ? backtest.ExitAt : Either.ExitAt;
}
