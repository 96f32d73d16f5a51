namespace Trading.Runtime.Coinbase;

/// <summary>What an API key may do. Ours needs the first two and must not have the third.</summary>
/// <param name="CanView">Read accounts and orders.</param>
/// <param name="CanTrade">Place and cancel orders.</param>
/// <param name="CanTransfer">Move money away.</param>
/// <param name="Portfolio">The portfolio it is bound to; empty where the venue does not say.</param>
public sealed record KeyPermissions(bool CanView, bool CanTrade, bool CanTransfer, string Portfolio);
