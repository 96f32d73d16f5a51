using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;

namespace Trading.Core.Costs;

/// <summary>
/// The one source of costs: fees, spread and impact. The mock exchange charges them, the planner budgets with them and the
/// attribution of live trades is held against them.
/// </summary>
public sealed class CostModel
{
    private readonly TierValues _spreadBps;
    private readonly double _impactCoefficient;

    /// <param name="policy">Schedules, spreads by tier and k of the impact law.</param>
    /// <param name="feeSchedule">Name of the schedule to use instead of the policy's own.</param>
    /// <exception cref="ArgumentException">The policy has no schedule of that name.</exception>
    public CostModel(CostPolicy policy, string? feeSchedule = null)
    {
        var name = feeSchedule ?? policy.FeeSchedule;
        Fees = policy.FeeSchedules.TryGetValue(name, out var periods)
            ? new FeeSchedule(name, periods)
            : throw new ArgumentException(
                $"fee schedule '{name}' is unknown; expected one of {string.Join(", ", policy.FeeSchedules.Keys.Order(StringComparer.Ordinal))}",
                nameof(feeSchedule));
        _spreadBps = policy.SpreadBps;
        _impactCoefficient = policy.ImpactCoefficient;
    }

    /// <summary>The schedule in force.</summary>
    public FeeSchedule Fees { get; }

    /// <param name="at">When the fill happens.</param>
    /// <param name="volume30d">The account's quote volume of the 30 days before.</param>
    public FeeRates FeesAt(Timestamp at, Money volume30d) => Fees.At(at, volume30d);

    /// <summary>Full spread in bps of the mid: as observed, else the tier's; a product without a tier has the widest.</summary>
    public BasisPoints SpreadBps(Tier tier, in Quote quote) => quote.IsObserved
        ? BasisPoints.Measured(quote.SpreadBps)
        : SpreadBps(tier);

    /// <summary>Full spread in bps of the mid where none is observed.</summary>
    public BasisPoints SpreadBps(Tier tier) => new(tier switch
    {
        Tier.T1 => _spreadBps.T1,
        Tier.T2 => _spreadBps.T2,
        _ => _spreadBps.T3,
    });

    /// <summary>
    /// How far an order moves the price: k x volatility x sqrt(order quote / candle quote volume), the square-root law of
    /// market impact. Zero for an order in a candle without volume, where nothing trades.
    /// </summary>
    /// <param name="volatilityPerCandle">Standard deviation of log returns over one candle, as a fraction.</param>
    /// <param name="orderQuote">Value of the order, quote currency.</param>
    /// <param name="candleQuoteVolume">Value traded in the candle, quote currency.</param>
    public BasisPoints ImpactBps(double volatilityPerCandle, double orderQuote, double candleQuoteVolume) =>
        candleQuoteVolume > 0
            ? BasisPoints.Measured(10_000 * _impactCoefficient * volatilityPerCandle * Math.Sqrt(orderQuote / candleQuoteVolume))
            : BasisPoints.Zero;

    /// <summary>What a market order pays beyond the mid: half the spread and its impact.</summary>
    public static BasisPoints MarketSlippageBps(BasisPoints spread, BasisPoints impact) => Half(spread) + impact;

    /// <summary>What a round trip costs in bps of its notional: both fees, and half the spread and the impact on each side that takes.</summary>
    /// <param name="fees">Rates in force.</param>
    /// <param name="spread">Full spread.</param>
    /// <param name="entry">How the entry fills.</param>
    /// <param name="exit">How the exit fills.</param>
    /// <param name="impact">Impact of one side, if it takes.</param>
    public static BasisPoints RoundTripCostBps(FeeRates fees, BasisPoints spread, Liquidity entry, Liquidity exit, BasisPoints impact = default) =>
        SideCostBps(fees, spread, entry, impact) + SideCostBps(fees, spread, exit, impact);

    /// <summary>
    /// How far the mid must rise for a round trip to end at zero: (1 + slip in)(1 + fee in) / ((1 - slip out)(1 - fee out)) - 1,
    /// in bps, rounded up to four decimals so that this move is never a loss. A little above the round-trip cost.
    /// </summary>
    public static BasisPoints BreakEvenMoveBps(FeeRates fees, BasisPoints spread, Liquidity entry, Liquidity exit, BasisPoints impact = default)
    {
        var paid = (1 + SlippageBps(spread, entry, impact).Fraction) * (1 + fees.For(entry).Fraction);
        var kept = (1 - SlippageBps(spread, exit, impact).Fraction) * (1 - fees.For(exit).Fraction);
        return new(Math.Round(((paid / kept) - 1) * 10_000m, 4, MidpointRounding.ToPositiveInfinity));
    }

    /// <summary>Half of a full spread.</summary>
    public static BasisPoints Half(BasisPoints spread) => new(spread.Value / 2);

    private static BasisPoints SideCostBps(FeeRates fees, BasisPoints spread, Liquidity liquidity, BasisPoints impact) =>
        fees.For(liquidity) + SlippageBps(spread, liquidity, impact);

    private static BasisPoints SlippageBps(BasisPoints spread, Liquidity liquidity, BasisPoints impact) =>
        liquidity == Liquidity.Taker ? MarketSlippageBps(spread, impact) : BasisPoints.Zero;
}
