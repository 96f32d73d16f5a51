using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Universe;

/// <summary>The seats taken so far in one judgement of membership. A cap of 0 is no seat.</summary>
/// <param name="inTier">Room for a count by tier, zeroed.</param>
/// <param name="discovered">Room for a count of unlisted products by tier, zeroed.</param>
internal ref struct SeatCount(UniversePolicy policy, Span<int> inTier, Span<int> discovered)
{
    /// <summary>Entries that each count by tier needs.</summary>
    public const int Tiers = (int)Tier.T3 + 1;

    private readonly Span<int> _inTier = inTier;
    private readonly Span<int> _discovered = discovered;
    private int _all;

    /// <summary>Takes a seat if the universe, the tier and, for an unlisted product, the tier's discovery have one left.</summary>
    public bool TryTake(Tier tier, bool isListed)
    {
        var limits = policy.For(tier);
        if (_all >= policy.ProductsMax
            || _inTier[(int)tier] >= limits.ProductsMax
            || (!isListed && _discovered[(int)tier] >= limits.DiscoveryProductsMax))
        {
            return false;
        }

        _all++;
        _inTier[(int)tier]++;
        _discovered[(int)tier] += isListed ? 0 : 1;
        return true;
    }
}
