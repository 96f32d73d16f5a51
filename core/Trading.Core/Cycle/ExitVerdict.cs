using Trading.Core.Orders;
using Trading.Core.Portfolio;
using Trading.Core.Risk;

namespace Trading.Core.Cycle;

/// <summary>One exit that is due, and whether it may be sent.</summary>
public readonly record struct ExitVerdict(Position Position, ExitReason Reason, RiskApproved? Approved, RiskReason? Refusal);
