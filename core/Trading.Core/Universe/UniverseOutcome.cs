namespace Trading.Core.Universe;

/// <summary>What a judgement of the whole market comes to, beside the verdicts.</summary>
/// <param name="State">The state for the next cycle; the one passed in where nothing changed.</param>
/// <param name="EligibleCount">Products that may be bought.</param>
/// <param name="IsEmpty">
/// Too few products qualify to take new risk. Products that only the regime keeps out count as qualified: cash by intention is no alarm.
/// </param>
public readonly record struct UniverseOutcome(UniverseState State, int EligibleCount, bool IsEmpty);
