using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>Base units that the account holds of a product.</summary>
public readonly record struct VenueHolding(ProductId Product, Quantity Quantity);
