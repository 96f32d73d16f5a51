using Trading.Core.Market;

namespace Trading.Core.TradeLog;

/// <summary>One disposal of what one purchase brought.</summary>
/// <param name="Product">What was bought and sold.</param>
/// <param name="Acquired">First fill of the purchase.</param>
/// <param name="Disposed">Last fill of the sale.</param>
/// <param name="Quantity">Base units.</param>
/// <param name="CostBasis">Quote currency paid for them, entry fees included.</param>
/// <param name="Proceeds">Quote currency received for them, exit fees deducted.</param>
public sealed record TaxLot(
    ProductId Product, Timestamp Acquired, Timestamp Disposed, Quantity Quantity, Money CostBasis, Money Proceeds)
{
    public Money Gain => Proceeds - CostBasis;
}
