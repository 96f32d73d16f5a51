using Trading.Core.Market;

namespace Trading.Core.Universe;

/// <summary>The standing of one product as it is stored between runs.</summary>
/// <param name="SpreadBpsSamples">Spreads at the last refreshes by slot; null where none was seen, empty where none ever was.</param>
public sealed record UniverseMember(ProductId Product, UniverseStanding Standing, IReadOnlyList<double?> SpreadBpsSamples);
