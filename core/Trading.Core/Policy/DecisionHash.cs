namespace Trading.Core.Policy;

/// <summary>
/// The id of what a policy decides, by which trials are told apart: SHA-256 of its canonical form without its name and without what
/// describes the world and the run instead of the strategy: costs (fees, spreads, impact), simulation (fill modes, latency, faults),
/// backtest (cash, warm-up, how a run ends) and gate (what evidence has to show). One strategy under three fill modes and two fee
/// schedules has one decision hash.
/// </summary>
public static class DecisionHash
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(TradingPolicy policy) => ContentHash.Of($"decision/1|{PolicyCanonical.ToJsonWithout(policy, "costs", "simulation", "backtest", "gate")}");
}
