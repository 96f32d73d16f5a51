using Trading.Core;

namespace Trading.Runtime.Audit;

/// <summary>Attribution of a closed trade: net = edge - slippage - fees, exactly.</summary>
/// <param name="EntryPrice">Average price paid.</param>
/// <param name="ExitPrice">Average price received.</param>
/// <param name="Quantity">Base units bought.</param>
/// <param name="Edge">What the market moved between the two decisions, in our favour.</param>
/// <param name="Slippage">What it cost to trade away from the decision mids.</param>
/// <param name="Fees">Fees of both sides.</param>
/// <param name="Net">What is left.</param>
/// <param name="ReturnPct">Net over what was paid, percent.</param>
/// <param name="MakerPct">Part of both sides that rested in the book, percent of their value.</param>
public sealed record TradeResult(
    Price EntryPrice, Price ExitPrice, Quantity Quantity, Money Edge, Money Slippage, Money Fees, Money Net, decimal ReturnPct, decimal MakerPct);
