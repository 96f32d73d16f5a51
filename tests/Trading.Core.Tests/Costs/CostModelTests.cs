using Trading.Core.Costs;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Costs;

public class CostModelTests
{
    private static readonly FeeRates Fees = new(new BasisPoints(40), new BasisPoints(60));
    private static readonly CostModel Model = ModelWith(0.5);

    [Theory]
    [InlineData(Tier.T1, 10)]
    [InlineData(Tier.T2, 20)]
    [InlineData(Tier.T3, 40)]
    [InlineData(Tier.None, 40)]
    public void SpreadBps_NoQuote_IsTheTiers(Tier tier, decimal bps) => Assert.Equal(bps, Model.SpreadBps(tier, default).Value);

    [Fact]
    public void SpreadBps_ObservedQuote_IsTheQuotesToFourDecimals()
    {
        // (100.03 - 99.97) / 100 is 6 bps; 1 / 30000.5 is 0.33332777 bps.
        Assert.Equal(6m, Model.SpreadBps(Tier.T3, new Quote(default, 99.97, 100.03)).Value);
        Assert.Equal(0.3333m, Model.SpreadBps(Tier.T3, new Quote(default, 30_000, 30_001)).Value);
    }

    [Theory]
    [InlineData(0.02, 2_500, 1_000_000, 5)]
    [InlineData(0.01, 1_000_000, 1_000_000, 50)]
    [InlineData(0.003, 100, 90_000, 0.5)]
    [InlineData(0.02, 2_500, 0, 0)]
    [InlineData(0, 2_500, 100, 0)]
    public void ImpactBps_SquareRootLaw_MatchesHandArithmetic(double volatility, double order, double volume, double bps) =>
        Assert.Equal((decimal)bps, Model.ImpactBps(volatility, order, volume).Value);

    [Fact]
    public void ImpactBps_FourTimesTheOrder_IsTwiceTheImpact() =>
        Assert.Equal(2 * Model.ImpactBps(0.01, 100, 1e6).Value, Model.ImpactBps(0.01, 400, 1e6).Value);

    [Fact]
    public void MarketSlippageBps_SpreadAndImpact_IsHalfPlusImpact() =>
        Assert.Equal(8.5m, CostModel.MarketSlippageBps(new BasisPoints(7), new BasisPoints(5)).Value);

    [Theory]
    [InlineData(Liquidity.Maker, Liquidity.Maker, 80)]
    [InlineData(Liquidity.Maker, Liquidity.Taker, 113)]
    [InlineData(Liquidity.Taker, Liquidity.Maker, 113)]
    [InlineData(Liquidity.Taker, Liquidity.Taker, 146)]
    public void RoundTripCostBps_EachWay_AddsFeesAndWhatTakersPay(Liquidity entry, Liquidity exit, decimal bps) =>
        Assert.Equal(bps, CostModel.RoundTripCostBps(Fees, new BasisPoints(20), entry, exit, new BasisPoints(3)).Value);

    [Fact]
    public void BreakEvenMoveBps_MakerBothWays_IsTheRatioOfTheFees()
    {
        // 1.004 / 0.996 - 1 = 0.00803212851..., rounded up at the fourth decimal of a bp.
        Assert.Equal(80.3213m, CostModel.BreakEvenMoveBps(Fees, new BasisPoints(20), Liquidity.Maker, Liquidity.Maker).Value);
    }

    [Fact]
    public void BreakEvenMoveBps_TakerBothWays_EndsJustNotBelowZero()
    {
        var move = CostModel.BreakEvenMoveBps(Fees, new BasisPoints(20), Liquidity.Taker, Liquidity.Taker);
        Assert.InRange(NetOf(move), 0m, 0.0001m);
        Assert.True(NetOf(move - new BasisPoints(0.0002m)) < 0);

        // Bought at 100 x 1.001, sold at the moved mid x 0.999, 60 bps on each.
        static decimal NetOf(BasisPoints move) => (100 * (1 + move.Fraction) * 0.999m * 0.994m) - (100 * 1.001m * 1.006m);
    }

    [Fact]
    public void Constructor_NamedSchedule_ReplacesThePolicys()
    {
        var policy = TestPolicies.Shipped.Costs;
        var model = new CostModel(policy);
        Assert.Equal(policy.FeeSchedule, model.Fees.Name);
        foreach (var name in policy.FeeSchedules.Keys)
        {
            Assert.Equal(name, new CostModel(policy, name).Fees.Name);
        }
    }

    [Fact]
    public void FeesAt_ShippedPolicy_IsFortySixty() =>
        Assert.Equal(Fees, new CostModel(TestPolicies.Shipped.Costs).FeesAt(Timestamp.Utc(2025, 6, 1), Money.Zero));

    [Fact]
    public void Constructor_UnknownSchedule_NamesTheKnownOnes()
    {
        var error = Assert.Throws<ArgumentException>(() => new CostModel(TestPolicies.Shipped.Costs, "gold"));
        Assert.Contains("'gold'", error.Message, StringComparison.Ordinal);
        Assert.Contains(TestPolicies.Shipped.Costs.FeeSchedule, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Measured_NotANumber_Throws(double bps) => Assert.Throws<ArgumentOutOfRangeException>(() => BasisPoints.Measured(bps));

    [Theory]
    [InlineData(1.23456, 1.2346)]
    [InlineData(-0.00004, 0)]
    [InlineData(17, 17)]
    public void Measured_Double_KeepsFourDecimals(double bps, double expected) => Assert.Equal((decimal)expected, BasisPoints.Measured(bps).Value);

    private static CostModel ModelWith(double impactCoefficient) => new(TestPolicies.Shipped.Costs with
    {
        SpreadBps = new TierValues { T1 = 10, T2 = 20, T3 = 40 },
        ImpactCoefficient = impactCoefficient,
    });
}
