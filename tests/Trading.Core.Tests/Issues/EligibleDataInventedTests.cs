using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Tests.Universe;
using Trading.Core.Universe;

namespace Trading.Core.Tests.Issues;

/// <summary>When the venue refused or failed, eligible-looking data was once made up so that the pipeline could go on.</summary>
public sealed class EligibleDataInventedTests
{
    [Fact]
    public void NothingKnown_NothingIsEligibleAndTheUniverseIsEmpty()
    {
        var world = UniverseWorld.Shipped("BTC-USD", "ETH-USD", "SOL-USD");
        foreach (var product in new[] { "BTC-USD", "ETH-USD", "SOL-USD" })
        {
            world.Row(product).LastPrice = double.NaN;
            world.Row(product).LastCandleAt = Timestamp.MinValue;
            world.Features(product) = FeatureValues.Unavailable;
        }

        world.JudgeAsIs(UniverseWorld.Start);

        Assert.Equal(UniverseReason.StaleData, world.Reason("BTC-USD"));
        Assert.Equal(0, world.Last.EligibleCount);
        Assert.True(world.Last.IsEmpty);
    }
}
