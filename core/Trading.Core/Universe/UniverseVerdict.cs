using Trading.Core.Market;

namespace Trading.Core.Universe;

/// <summary>Whether one product may be bought in this cycle.</summary>
/// <param name="Reason">Eligible, or the first check that failed.</param>
/// <param name="Tier">Its tier as a member; none for a product that is no member.</param>
/// <param name="IsNearThreshold">It passed just below the volume floor of tier 2, on a tight spread.</param>
/// <param name="IsDepthObserved">Whether depth was seen; if not, it was not checked.</param>
/// <param name="IsSpreadObserved">Whether the spread was seen; if not, it is the cost model's for the tier.</param>
public readonly record struct UniverseVerdict(
    UniverseReason Reason,
    Tier Tier,
    bool IsNearThreshold,
    bool IsDepthObserved,
    bool IsSpreadObserved)
{
    public bool IsEligible => Reason == UniverseReason.Eligible;
}
