namespace Trading.Core.Policy;

/// <summary>The id of a policy: SHA-256 of its canonical form. A rename keeps it, and so does a change of what operators are told (<see cref="TradingPolicy.Monitoring"/>); any other change makes it another.</summary>
public static class PolicyHash
{
    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(TradingPolicy policy) => ContentHash.Of(PolicyCanonical.ToJson(policy));
}
