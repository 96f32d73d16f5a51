using System.Collections.Immutable;
using Trading.Core.TradeLog;

namespace Trading.Runtime.Evidence;

/// <summary>What an account traded by the policy and code that are judged.</summary>
/// <param name="Account">Its name.</param>
/// <param name="Days">Whole days from its first cycle to its last.</param>
/// <param name="Trades">Closed trades, as they closed.</param>
/// <param name="InvariantViolations">Cycles that do not come out as they were recorded.</param>
public sealed record TradedSince(string Account, int Days, ImmutableArray<Trade> Trades, int InvariantViolations);
