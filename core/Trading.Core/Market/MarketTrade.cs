namespace Trading.Core.Market;

/// <summary>One trade that a venue published: somebody's, not ours.</summary>
/// <param name="Id">The venue's id, unique within the product.</param>
/// <param name="At">When the venue matched it.</param>
/// <param name="Price">Price traded at.</param>
/// <param name="Quantity">Base units.</param>
public readonly record struct MarketTrade(string Id, Timestamp At, Price Price, Quantity Quantity);
