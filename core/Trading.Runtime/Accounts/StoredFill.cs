using Trading.Core.Orders;

namespace Trading.Runtime.Accounts;

/// <summary>A fill as applied.</summary>
/// <param name="Number">1 for the account's first, one more for each.</param>
/// <param name="Fill">The fill.</param>
public sealed record StoredFill(long Number, Fill Fill);
