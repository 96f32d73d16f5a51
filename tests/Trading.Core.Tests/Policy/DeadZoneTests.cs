using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

/// <summary>Caps in chop are 3 % x 0.5 = 1.5 % of NAV, in bull 3 %; the minimum is 5 dollars.</summary>
public sealed class DeadZoneTests
{
    [Fact]
    public void Problems_NavBelowWhatEveryCapNeeds_NamesTheNavThatIsNeeded() => Assert.Equal(
        [
            "execution.min_notional is 5; expected a notional that a NAV of 100 reaches: in bull a position is capped at 3 % of it; it takes a NAV of 166.67",
            "execution.min_notional is 5; expected a notional that a NAV of 100 reaches: in chop a position is capped at 1.5 % of it; it takes a NAV of 333.34",
        ],
        Messages(TestPolicies.Shipped, 100m));

    [Fact]
    public void Problems_NavThatReachesInOneRegimeOnly_NamesTheOther() =>
        Assert.Contains("in chop a position is capped at 1.5 % of it; it takes a NAV of 333.34", Assert.Single(Messages(TestPolicies.Shipped, 255m)));

    [Theory]
    [InlineData(333.33, 1)]
    [InlineData(333.34, 0)]
    [InlineData(0, 2)]
    public void Problems_AtTheEdge_FollowTheNavThatTheMessageNames(double nav, int count) =>
        Assert.Equal(count, Messages(TestPolicies.Shipped, (decimal)nav).Length);

    [Fact]
    public void Problems_TotalExposureBelowThePositionCap_IsTheCapThatCounts()
    {
        var risk = TestPolicies.Shipped.Risk with { PositionCapPctNav = 2, TotalExposurePctNav = 2 };
        var regime = TestPolicies.Shipped.Regime;
        var policy = TestPolicies.Shipped with
        {
            Risk = risk,
            Regime = regime with { Bull = regime.Bull with { PositionCapMultiplier = 10 } },
        };

        Assert.Contains("in bull a position is capped at 2 % of it; it takes a NAV of 250", Messages(policy, 100m)[0]);
    }

    [Fact]
    public void Validate_WithoutNav_DoesNotGuess() => PolicyValidation.Validate(TestPolicies.Shipped, TestPolicies.Vocabulary);

    private static string[] Messages(TradingPolicy policy, decimal nav) =>
        PolicyValidation.Problems(policy, TestPolicies.Vocabulary, new Money(nav)).Select(problem => problem.ToString()).ToArray();
}
