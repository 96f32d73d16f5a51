using Trading.Core.Market;

namespace Trading.Runtime.Accounts;

/// <summary>Units of an asset at the venue less what we account for.</summary>
/// <param name="Amount">Positive when the venue has more.</param>
/// <param name="Since">When this very difference was first seen.</param>
public sealed record Difference(decimal Amount, Timestamp Since);
