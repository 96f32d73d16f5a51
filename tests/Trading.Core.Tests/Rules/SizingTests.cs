using System.Numerics;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Rules;

public sealed class SizingTests
{
    // price_move at strength 0.8 and confidence 0.85: conviction 0.655 (0.675 in T1), scaling 0.8275 (0.8375).
    [Theory]
    [InlineData(Tier.T1, 50, "209.375")] // min(3, 2.5) x 0.8375
    [InlineData(Tier.T2, 50, "165.5")] // min(2, 2.5) x 0.8275
    [InlineData(Tier.T3, 50, "57.925")] // min(0.7, 2.5) x 0.8275
    [InlineData(Tier.T1, 80, "130.859375")] // x 50 / 80 = 0.625
    [InlineData(Tier.T1, 60, "174.479096875")] // x 50 / 60, cut off: 0.833333
    [InlineData(Tier.T1, 3, "209.375")] // a calm product is not sized up
    public void Propose_TierAndVolatility_GiveTheSizeByHand(Tier tier, double volatilityPct, string size)
    {
        var (proposal, _) = RulesProbe.Shipped.Propose(
            RulesProbe.Plain with { RealisedVolPct = volatilityPct }, Regime.Bull, tier, RulesProbe.Up("price_move", 0.8, 0.85));

        Assert.Equal(decimal.Parse(size), proposal!.Size.Amount);
    }

    [Fact]
    public void Propose_EveryFactor_IsKept()
    {
        var probe = new RulesProbe(TestPolicies.ShippedWith("""
            regime: {bull: {size_multiplier: 0.9, tier_multiplier: {t1: 0.8}}}
            """));

        var (proposal, _) = probe.Propose(
            RulesProbe.Plain with { RealisedVolPct = 80 }, Regime.Bull, Tier.T1, RulesProbe.Up("momentum_breakout", 0.7, 0.8));

        Assert.Equal(new SizeArithmetic(3m, 2.5m, 1.2m, 0.625m, 0.9m, 0.8m, 0.805m, RulesProbe.Nav), proposal!.Entry.Size);
        Assert.Equal(108.675m, proposal.Size.Amount); // 2.5 x 1.2 x 0.625 x 0.9 x 0.8 x 0.805 = 1.08675 %
    }

    [Fact]
    public void Propose_NoStopNoTargetVolatilityAndFullScaling_GoesAllIn()
    {
        var shipped = TestPolicies.Shipped;
        var probe = new RulesProbe(shipped with
        {
            Sizing = shipped.Sizing with { BasePctNav = shipped.Sizing.BasePctNav with { T1 = 100 }, VolTargetPct = 0 },
            Rules = shipped.Rules with
            {
                Conviction = shipped.Rules.Conviction with { ScaleBase = 1, ScaleSlope = 0 },
                Table = [shipped.Rules.Table[0] with { StopPct = null, TargetPct = null, MaxHoldHours = null }],
            },
        });

        var (proposal, _) = probe.Propose(
            RulesProbe.Plain with { RealisedVolPct = double.NaN },
            Regime.Bull,
            Tier.T1,
            new Money(12_345.6789m),
            1,
            RulesProbe.Up("price_move", 1, 1));

        Assert.Equal(12_345.6789m, proposal!.Size.Amount);
        Assert.Null(proposal.Entry.Size.RiskPctNav);
        Assert.Null(proposal.Entry.StopPct);
    }

    [Fact]
    public void Propose_AnyTriggerAndVolatility_FactorsMultiplyOutExactly()
    {
        var cases = Gen.Choose(500_000, 1_000_000).Zip(Gen.Choose(1, 1_000_000)).Zip(Gen.Choose(1, 7));

        Properties.Check(cases, c =>
        {
            var ((millionths, volatility), stop) = c;
            var policy = TestPolicies.Shipped;
            var probe = new RulesProbe(policy with
            {
                Rules = policy.Rules with { Table = [policy.Rules.Table[0] with { StopPct = stop }] },
            });
            var (proposal, _) = probe.Propose(
                RulesProbe.Plain with { RealisedVolPct = volatility / 1_700.0 },
                Regime.Bull,
                Tier.T1,
                RulesProbe.Up("price_move", millionths / 1_000_000.0, 0.77));
            var size = proposal!.Entry.Size;
            decimal[] factors =
            [
                Math.Min(size.BasePctNav, size.RiskPctNav!.Value),
                size.RuleMultiplier,
                size.VolatilityMultiplier,
                size.RegimeMultiplier,
                size.TierMultiplier,
                size.ConvictionMultiplier,
            ];
            return IsProduct(size.SizePctNav, factors) && size.RiskPctNav * stop <= 15m;
        });
    }

    /// <summary>In integers, where nothing rounds.</summary>
    private static bool IsProduct(decimal product, decimal[] factors)
    {
        var (mantissa, scale) = (BigInteger.One, 0);
        foreach (var factor in factors)
        {
            mantissa *= Mantissa(factor);
            scale += factor.Scale;
        }

        return mantissa * BigInteger.Pow(10, product.Scale) == Mantissa(product) * BigInteger.Pow(10, scale);
    }

    private static BigInteger Mantissa(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = new BigInteger((uint)bits[2]) << 64 | new BigInteger((uint)bits[1]) << 32 | (uint)bits[0];
        return value < 0 ? -magnitude : magnitude;
    }
}
