using Trading.Core.TradeLog;

namespace Trading.Runtime.Accounts;

/// <summary>A closed trade.</summary>
/// <param name="Number">1 for the account's first, one more for each.</param>
/// <param name="Trade">The trade.</param>
public sealed record StoredTrade(long Number, Trade Trade);
