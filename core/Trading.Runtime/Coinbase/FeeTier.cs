using Trading.Core;

namespace Trading.Runtime.Coinbase;

/// <summary>The fees that the venue charges the account now.</summary>
/// <param name="Name">The venue's name of the tier.</param>
/// <param name="Maker">Of orders that rested.</param>
/// <param name="Taker">Of orders that crossed.</param>
/// <param name="Volume30d">Quote currency traded in 30 days, which decides the tier.</param>
public sealed record FeeTier(string Name, BasisPoints Maker, BasisPoints Taker, Money Volume30d);
