using Trading.Core.Analytics.Comparison;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Drift;

/// <summary>What one side did: the account, or its shadow backtest.</summary>
/// <param name="Trades">Closed trades.</param>
/// <param name="Equity">Its value over the time that is compared.</param>
public sealed record TradedSide(IReadOnlyList<Trade> Trades, EquityTrack Equity);
