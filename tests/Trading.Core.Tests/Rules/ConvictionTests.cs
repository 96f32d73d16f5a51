using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Rules;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Rules;

public sealed class ConvictionTests
{
    private static readonly FeatureValues Plain = RulesProbe.Plain;

    public static TheoryData<string, FeatureValues, Tier, decimal> Cases => new()
    {
        // 0.5 x 0.6 + 0.3 x 0.5 = 0.45 before boosts.
        { "nothing", Plain, Tier.T2, 0.45m },
        { "tier 1", Plain, Tier.T1, 0.47m },
        { "above VWAP", Plain with { Vwap24h = 99.9 }, Tier.T2, 0.49m },
        { "at VWAP", Plain with { Vwap24h = 100 }, Tier.T2, 0.45m },
        { "higher low", Plain with { HigherLow = true }, Tier.T2, 0.49m },
        { "RSI crossed 50", Plain with { Rsi14 = 50.1, Rsi14Prev = 50 }, Tier.T2, 0.48m },
        { "RSI at 50", Plain with { Rsi14 = 50, Rsi14Prev = 49 }, Tier.T2, 0.45m },
        { "RSI above 50 already", Plain with { Rsi14 = 60, Rsi14Prev = 50.1 }, Tier.T2, 0.45m },
        { "bounce", Plain with { Low60m = 99.4 }, Tier.T2, 0.49m },
        { "bounce too small", Plain with { Low60m = 99.41 }, Tier.T2, 0.45m },
        { "everything", Plain with { Vwap24h = 90, HigherLow = true, Rsi14 = 51, Rsi14Prev = 49, Low60m = 98 }, Tier.T1, 0.62m },
        { "nothing known", FeatureValues.Unavailable, Tier.T3, 0.45m },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_EachBoost_AddsItsShareByHand(string name, FeatureValues f, Tier tier, decimal expected)
    {
        Assert.NotEmpty(name);
        Assert.Equal(expected, Conviction.Of(RulesProbe.Up("price_move", 0.6, 0.5), f, tier, TestPolicies.Shipped.Rules.Conviction));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(-2, 0)]
    public void Of_SumOutOfRange_IsClamped(double weight, int expected)
    {
        var policy = TestPolicies.Shipped.Rules.Conviction with { StrengthWeight = weight };

        Assert.Equal(expected, Conviction.Of(RulesProbe.Up("price_move", 1, 0), Plain, Tier.T2, policy));
    }

    [Fact]
    public void Propose_ConvictionAroundItsMinimum_PassesFromThereOn()
    {
        // 0.5 x 0.36 + 0.3 x 0.6 = 0.36; minimum 0.36 passes, 0.360001 does not.
        var trigger = RulesProbe.Up("price_move", 0.36, 0.6);

        Assert.Equal(RuleReason.Proposed, WithMin("0.36").ReasonFor(Plain, Regime.Bull, trigger, Tier.T2));
        Assert.Equal(RuleReason.Conviction, WithMin("0.360001").ReasonFor(Plain, Regime.Bull, trigger, Tier.T2));
    }

    private static RulesProbe WithMin(string min) => new(TestPolicies.ShippedWith($"rules: {{conviction: {{min: {min}}}}}"));
}
