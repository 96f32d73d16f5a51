using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Core.Universe;

/// <summary>
/// Says of each product whether it may be bought now, from what is known now. Membership (age, volume, spread, depth, tier, room) is
/// judged at the first cycle of each refresh interval; lists, status, data and regime in every cycle. In a policy a floor or limit of 0
/// is no check, while a cap of 0 products means none. Holds no state; a cycle in which membership does not change allocates nothing.
/// </summary>
public sealed class UniverseSelector
{
    private readonly UniversePolicy _policy;
    private readonly long _refreshMs;
    private readonly ProductListing[] _listings;
    private readonly DataChecks _checks;
    private readonly MembershipJudge _membership;
    private readonly bool[][] _isExcluded;

    /// <param name="costs">Spreads by tier, used where none is observed.</param>
    /// <param name="products">The products in the row order of the snapshots to judge.</param>
    /// <param name="isBookRequired">Live: a product without a fresh quote and depth fails closed. A backtest may lack both.</param>
    public UniverseSelector(
        UniversePolicy policy,
        RegimePolicy regimes,
        CostPolicy costs,
        IReadOnlyList<Product> products,
        bool isBookRequired = false)
    {
        _policy = policy;
        _refreshMs = Math.Max(policy.RefreshMinutes, 1) * 60_000L;
        _listings = [.. products.Select(product => new ProductListing(product, policy))];
        _checks = new DataChecks(policy, isBookRequired);
        _membership = new MembershipJudge(policy, costs, _listings, _checks);
        _isExcluded = [.. Enum.GetValues<Regime>().Order().Select(regime => Excluded(regimes.For(regime)))];
    }

    /// <summary>The features that the policy's checks read.</summary>
    public FeatureNeeds Needs => IsVolumeRead(_policy) || _policy.Tier3AgeHoursMin > 0 ? FeatureNeeds.Volume : FeatureNeeds.None;

    /// <summary>
    /// Judges every row. <paramref name="verdicts"/> receives one entry a product; it, <paramref name="features"/> and
    /// <paramref name="state"/> are in the row order of <paramref name="market"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The rows are not those that this selector, the features or the state were made for.</exception>
    public UniverseOutcome Judge(
        MarketSnapshot market,
        ReadOnlySpan<FeatureValues> features,
        Regime regime,
        in UniverseState state,
        Timestamp now,
        Span<UniverseVerdict> verdicts)
    {
        var next = IsDue(state, now) ? Refreshed(market, features, state, now) : state;
        var eligible = Judge(market, features, regime, next, now, verdicts, out var isEmpty);
        return new UniverseOutcome(next, eligible, isEmpty);
    }

    /// <summary>Whether a refresh interval has begun since membership was judged.</summary>
    internal bool IsDue(in UniverseState state, Timestamp now) =>
        state.RefreshMs == _refreshMs ? now.UnixMs >= state.DueMs
        : !state.IsJudged || now.UnixMs >= DueAfter(state.RefreshedAt);

    /// <summary>The state after a judgement of membership.</summary>
    /// <exception cref="ArgumentException">As at <see cref="Judge(MarketSnapshot, ReadOnlySpan{FeatureValues}, Regime, in UniverseState, Timestamp, Span{UniverseVerdict})"/>.</exception>
    internal UniverseState Refreshed(MarketSnapshot market, ReadOnlySpan<FeatureValues> features, in UniverseState state, Timestamp now)
    {
        RequireRows(market.Count, features.Length, features.Length, state.IsJudged ? state.Standings.Length : market.Count);
        var refresh = now.UnixMs / _refreshMs;
        var last = state.RefreshedAt.UnixMs / _refreshMs;
        var missed = state.IsJudged ? refresh - last : 0;
        var spreads = SpreadSamples.Next(state.Spreads, market, refresh - missed, refresh, now, _checks.AgeMsMax);
        var standings = _membership.Judge(market, features, state.SharedStandings, spreads, now);
        return new UniverseState(now, standings, spreads, _refreshMs, DueAfter(now));
    }

    /// <summary>Judges every row with membership as it stands; returns how many are eligible.</summary>
    internal int Judge(
        MarketSnapshot market,
        ReadOnlySpan<FeatureValues> features,
        Regime regime,
        in UniverseState current,
        Timestamp now,
        Span<UniverseVerdict> verdicts,
        out bool isEmpty)
    {
        var rows = market.Products;
        var standings = current.Standings;
        RequireRows(rows.Length, features.Length, verdicts.Length, standings.Length);
        var isExcluded = _isExcluded[(int)regime];
        var eligible = 0;
        var excluded = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var standing = ref standings[i];
            var data = _checks.Judge(_listings[i], rows[i], features[i], now);
            var reason = First(data, standing.Reason, isExcluded[(int)standing.Tier]);
            if (reason == UniverseReason.Eligible)
            {
                eligible++;
            }
            else if (reason == UniverseReason.RegimeExcluded && standing.IsMember)
            {
                excluded++;
            }

            verdicts[i] = new UniverseVerdict(
                reason,
                standing.Tier,
                standing.IsNearThreshold,
                standing.IsDepthObserved,
                standing.IsSpreadObserved);
        }

        isEmpty = eligible + excluded < _policy.EligibleMin;
        return eligible;
    }

    /// <summary>Whether a check or the ranking of newcomers needs the 24 h volume.</summary>
    internal static bool IsVolumeRead(UniversePolicy policy) =>
        policy.IsDiscoveryOn
        || policy.T1.QuoteVolume24hMin > 0
        || policy.T2.QuoteVolume24hMin > 0
        || policy.T3.QuoteVolume24hMin > 0;

    private void RequireRows(int count, int features, int verdicts, int standings)
    {
        if (count != _listings.Length || features < count || verdicts < count || standings != count)
        {
            throw Mismatch(count);
        }
    }

    private ArgumentException Mismatch(int count) =>
        new($"{count} rows in the snapshot; expected {_listings.Length}, and as many features, verdicts and standings");

    private long DueAfter(Timestamp time) => time.UnixMs - (time.UnixMs % _refreshMs) + _refreshMs;

    // By tier, whether a regime buys nothing of it.
    private static bool[] Excluded(RegimeProfile profile) => [.. Enum.GetValues<Tier>().Order().Select(tier =>
        profile.Signals.Count == 0
        || profile.SizeMultiplier <= 0
        || (tier != Tier.None && profile.TierMultiplier.For(tier) <= 0))];

    /// <summary>The earliest of the reasons in the order of the checks.</summary>
    private static UniverseReason First(UniverseReason data, UniverseReason standing, bool isRegimeExcluded)
    {
        if (data == UniverseReason.Eligible && standing == UniverseReason.Eligible)
        {
            return isRegimeExcluded ? UniverseReason.RegimeExcluded : UniverseReason.Eligible;
        }

        var reason = data;
        if (standing != UniverseReason.Eligible && (data == UniverseReason.Eligible || standing < data))
        {
            reason = standing;
        }

        return isRegimeExcluded && reason > UniverseReason.RegimeExcluded ? UniverseReason.RegimeExcluded : reason;
    }
}
