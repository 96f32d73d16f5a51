using Trading.Core.Tests.Testing;
using Trading.Core.Universe;

namespace Trading.Core.Tests.Universe;

public sealed class ComplianceTests
{
    [Fact]
    public void Judge_ListOn_OnlyWhatIsIncludedAndNotExcludedPasses()
    {
        var policy = TestPolicies.ShippedWith("""
            universe:
              compliance:
                is_on: true
                include:
                  - {asset: BTC, reason: money, source: board}
                  - {asset: SOL, reason: network, source: board}
                exclude:
                  - {asset: SOL, reason: lending, source: board}
                  - {asset: ADA, reason: review, source: board}
            """);

        var world = new UniverseWorld(policy, "BTC-USD", "SOL-USD", "ADA-USD", "ETH-USD").Judge(UniverseWorld.Start);

        Assert.Equal(UniverseReason.Eligible, world.Reason("BTC-USD"));
        Assert.Equal(UniverseReason.NotCompliant, world.Reason("SOL-USD"));
        Assert.Equal(UniverseReason.NotCompliant, world.Reason("ADA-USD"));
        Assert.Equal(UniverseReason.NotCompliant, world.Reason("ETH-USD"));
    }

    [Fact]
    public void Judge_ListOff_AsksNothing()
    {
        var policy = TestPolicies.ShippedWith("""
            universe: {compliance: {is_on: false, exclude: [{asset: BTC, reason: none, source: none}]}}
            """);

        Assert.Equal(UniverseReason.Eligible, new UniverseWorld(policy, "BTC-USD").Judge(UniverseWorld.Start).Reason("BTC-USD"));
    }
}
