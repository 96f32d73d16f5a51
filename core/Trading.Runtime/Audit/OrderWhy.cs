using Trading.Core.Market;

namespace Trading.Runtime.Audit;

/// <summary>One order of a trade, from intent to end.</summary>
/// <param name="Id">Our id.</param>
/// <param name="Leg">Entry or exit.</param>
/// <param name="Kind">Resting or crossing.</param>
/// <param name="Attempt">0 for the first order of the leg, one more for each replacement.</param>
/// <param name="Exit">Why, of an exit.</param>
/// <param name="LimitPrice">Limit of a resting order.</param>
/// <param name="DecisionMid">Mid against which slippage is measured.</param>
/// <param name="At">When it was committed.</param>
/// <param name="Story">What became of it, in order.</param>
public sealed record OrderWhy(
    string Id, string Leg, string Kind, int Attempt, string? Exit, decimal? LimitPrice, decimal DecisionMid, Timestamp At, IReadOnlyList<string> Story);
