using Trading.Core.TradeLog;

namespace Trading.Core.Analytics;

/// <summary>Where the result came from: Net = Edge - Slippage - Fees, exactly.</summary>
/// <param name="Edge">What the market moved between our decisions.</param>
/// <param name="Slippage">What trading away from the decision mids cost.</param>
/// <param name="EntryFees">Fees paid to get in.</param>
/// <param name="ExitFees">Fees paid to get out.</param>
/// <param name="NetBeforeFees">Edge less slippage.</param>
/// <param name="Net">What is left.</param>
public sealed record CostSplit(Money Edge, Money Slippage, Money EntryFees, Money ExitFees, Money NetBeforeFees, Money Net)
{
    public static CostSplit Of(IEnumerable<Trade> trades)
    {
        var (edge, slippage, entry, exit) = (Money.Zero, Money.Zero, Money.Zero, Money.Zero);
        foreach (var trade in trades)
        {
            edge += trade.Edge;
            slippage += trade.Slippage;
            entry += trade.EntryFees;
            exit += trade.ExitFees;
        }

        return new CostSplit(edge, slippage, entry, exit, edge - slippage, edge - slippage - entry - exit);
    }
}
