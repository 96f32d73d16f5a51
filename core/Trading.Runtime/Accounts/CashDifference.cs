using Trading.Core;
using Trading.Core.Market;

namespace Trading.Runtime.Accounts;

/// <summary>Cash at the venue less cash in the ledger, unexplained.</summary>
/// <param name="Amount">Positive when the venue has more.</param>
/// <param name="Since">When this very difference was first seen.</param>
public sealed record CashDifference(Money Amount, Timestamp Since);
