using Trading.Core.Market;

namespace Trading.Runtime.Accounts;

/// <summary>An operator's command.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Product">In which product; null where it concerns the account.</param>
/// <param name="At">When it was given.</param>
/// <param name="By">Who gave it, for the audit.</param>
public sealed record ControlCommand(ControlKind Kind, ProductId? Product, Timestamp At, string By);
