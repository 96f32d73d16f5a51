using Trading.Core.Market;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Costs;

/// <summary>What is left of a trade where only its costs count. Its net result is Edge - Slippage - Fees, exactly.</summary>
/// <param name="ExitAt">Last exit fill.</param>
/// <param name="Bought">Quote currency paid, without fees.</param>
/// <param name="Edge">What mids moved between the two decisions, in our favour.</param>
/// <param name="Slippage">What trading away from those mids cost; negative where resting earned spread.</param>
/// <param name="Fees">Of entry and exit.</param>
public readonly record struct TradeCost(Timestamp ExitAt, Money Bought, Money Edge, Money Slippage, Money Fees)
{
    public static TradeCost Of(Trade trade) => new(trade.ExitAt, trade.Bought, trade.Edge, trade.Slippage, trade.Fees);
}
