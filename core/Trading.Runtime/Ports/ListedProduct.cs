using Trading.Core.Market;

namespace Trading.Runtime.Ports;

/// <summary>A product as the venue lists it now.</summary>
/// <param name="Product">Its increments and minimum.</param>
/// <param name="Status">What can be done with it.</param>
/// <param name="QuoteVolume24h">Quote currency traded in the last day, if the venue says; NaN otherwise.</param>
public sealed record ListedProduct(Product Product, ProductStatus Status, double QuoteVolume24h = double.NaN);
