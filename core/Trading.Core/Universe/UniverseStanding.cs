using Trading.Core.Market;

namespace Trading.Core.Universe;

/// <summary>How a product came out of the last judgement of membership.</summary>
/// <param name="Tier">Its tier as a member; none for a product that is no member.</param>
/// <param name="Reason">Why it is no member; eligible for a member.</param>
/// <param name="Failures">Failing judgements in a row of a member.</param>
public readonly record struct UniverseStanding(
    Tier Tier,
    UniverseReason Reason,
    int Failures,
    bool IsNearThreshold,
    bool IsDepthObserved,
    bool IsSpreadObserved)
{
    public bool IsMember => Tier != Tier.None;
}
