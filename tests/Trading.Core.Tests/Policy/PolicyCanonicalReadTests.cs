using Trading.Core.Policy;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Policy;

public class PolicyCanonicalReadTests
{
    [Fact]
    public void Read_CanonicalText_IsThePolicyAgain()
    {
        var policy = TestPolicies.ShippedWith(
            """
            universe:
              red_flags: [{asset: DOGE, from: 2025-01-31T12:00:00Z, hours: 168, reason: "halt"}]
              compliance: {is_on: true, include: [{asset: BTC, reason: store of value, source: list}]}
            costs: {impact_coefficient: 0.00001}
            """);
        var text = PolicyCanonical.ToJson(policy);
        Assert.Contains("1E-05", text, StringComparison.Ordinal);

        var back = PolicyCanonical.Read(text, "again", "archive");

        Assert.Equal("again", back.Name);
        Assert.Equal(text, PolicyCanonical.ToJson(back));
        Assert.Empty(PolicyDiff.Between(policy with { Name = "again" }, back));
    }

    [Theory]
    [InlineData("[]", "archive: not a map of policy sections")]
    [InlineData("{", "archive: not a canonical policy: ")]
    public void Read_SomethingElse_IsRefusedWithItsName(string json, string message) => Assert.StartsWith(
        message, Assert.Throws<InputException>(() => PolicyCanonical.Read(json, "x", "archive")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_KeyThatThisProgramDoesNotKnow_IsNamed()
    {
        var json = PolicyCanonical.ToJson(TestPolicies.Shipped).Replace("\"score_min\"", "\"score_least\"", StringComparison.Ordinal);

        var error = Assert.Throws<InputException>(() => PolicyCanonical.Read(json, "x", "archive"));

        Assert.Contains("rules.score_least is not a known key", error.Message, StringComparison.Ordinal);
    }
}
