using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Universe;

/// <summary>
/// Decides anew who is a member of which tier. Members are seated before newcomers and keep their seat until they have failed several
/// judgements in a row; the rest goes by 24 h volume. A listed product belongs to its list's tier. An unlisted one joins only by
/// discovery, in the best tier that its volume reaches and that has room.
/// </summary>
internal sealed class MembershipJudge(UniversePolicy policy, CostPolicy costs, ProductListing[] listings, DataChecks checks)
{
    private const int StackedProductsMax = 256;

    private static readonly Tier[] DiscoveryTiers = [Tier.T1, Tier.T2, Tier.T3];

    private readonly double[] _modelSpreadBps = [double.NaN, (double)costs.SpreadBps.T1, (double)costs.SpreadBps.T2, (double)costs.SpreadBps.T3];

    /// <summary>The standings after one judgement: <paramref name="old"/> itself where nothing changed.</summary>
    public UniverseStanding[] Judge(
        MarketSnapshot market,
        ReadOnlySpan<FeatureValues> features,
        UniverseStanding[]? old,
        double[]? spreads,
        Timestamp now)
    {
        var count = market.Count;
        Span<RankKey> order = count <= StackedProductsMax ? stackalloc RankKey[count] : new RankKey[count];
        Span<UniverseStanding> next = count <= StackedProductsMax ? stackalloc UniverseStanding[count] : new UniverseStanding[count];
        for (var i = 0; i < count; i++)
        {
            var group = (old is not null && old[i].IsMember ? 0 : 2) + (listings[i].Tier == Tier.None ? 1 : 0);
            order[i] = new RankKey(group, features[i].QuoteVolume24h, i);
        }

        order.Sort();
        var seats = new SeatCount(policy, stackalloc int[SeatCount.Tiers], stackalloc int[SeatCount.Tiers]);
        foreach (var key in order)
        {
            var i = key.Product;
            ref readonly var row = ref market.Products[i];
            var data = checks.Judge(listings[i], row, features[i], now);
            var candidate = new Candidate(listings[i], data, SpreadSamples.MedianBps(spreads, i), old is null ? default : old[i]);
            next[i] = Seat(candidate, row, features[i], now, ref seats);
        }

        return old is not null && next.SequenceEqual(old) ? old : next.ToArray();
    }

    private UniverseStanding Seat(in Candidate candidate, in ProductMarket row, in FeatureValues f, Timestamp now, ref SeatCount seats)
    {
        if (candidate.Listing.Reason != UniverseReason.Eligible)
        {
            return NoMember(candidate.Listing.Reason);
        }

        var isListed = candidate.Listing.Tier != Tier.None;
        if (!isListed && !policy.IsDiscoveryOn)
        {
            return NoMember(UniverseReason.TierCapacity);
        }

        // What an unlisted product lacks is told by the best tier that its volume reaches.
        var missing = NoMember(UniverseReason.Volume);
        foreach (var tier in DiscoveryTiers)
        {
            if (isListed && tier != candidate.Listing.Tier)
            {
                continue;
            }

            var assessment = Assess(candidate, tier, isListed, row, f, now);
            var reason = candidate.Data != UniverseReason.Eligible ? candidate.Data : assessment.Reason;
            var failures = reason == UniverseReason.Eligible ? 0
                : candidate.Standing.Tier == tier ? candidate.Standing.Failures + 1
                : policy.FailuresToLeave;
            if (failures < Math.Max(policy.FailuresToLeave, 1))
            {
                if (seats.TryTake(tier, isListed))
                {
                    return new UniverseStanding(
                        tier,
                        UniverseReason.Eligible,
                        failures,
                        assessment.IsNearThreshold,
                        assessment.IsDepthObserved,
                        assessment.IsSpreadObserved);
                }

                reason = UniverseReason.TierCapacity;
            }

            if (missing.Reason == UniverseReason.Volume)
            {
                missing = new UniverseStanding(Tier.None, reason, 0, false, assessment.IsDepthObserved, assessment.IsSpreadObserved);
            }
        }

        return missing;
    }

    private TierAssessment Assess(in Candidate candidate, Tier tier, bool isListed, in ProductMarket row, in FeatureValues f, Timestamp now) =>
        TierAssessment.Of(
            policy,
            tier,
            row,
            f,
            candidate.MedianSpreadBps,
            _modelSpreadBps[(int)tier],
            isListed ? 0 : policy.For(tier).DiscoveryVolume24hMin,
            SpreadSamples.IsObserved(row.Quote, now, checks.AgeMsMax),
            now);

    private static UniverseStanding NoMember(UniverseReason reason) => new(Tier.None, reason, 0, false, false, false);

    private readonly record struct Candidate(
        ProductListing Listing,
        UniverseReason Data,
        double MedianSpreadBps,
        UniverseStanding Standing);
}
