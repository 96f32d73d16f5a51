using Trading.Core.Tests.Universe;
using Trading.Core.Universe;

namespace Trading.Core.Tests.Issues;

/// <summary>Base volume was once read as USD: BTC's few thousand coins a day looked like a few thousand dollars.</summary>
public sealed class BaseVolumeReadAsDollarsTests
{
    [Fact]
    public void FewCoinsOfGreatValue_AreLiquid()
    {
        var world = UniverseWorld.Shipped("BTC-USD");
        world.Features("BTC-USD").BaseVolume24h = 5_000;
        world.Features("BTC-USD").QuoteVolume24h = 5_000 * 100_000.0;

        Assert.Equal(UniverseReason.Eligible, world.Judge(UniverseWorld.Start).Reason("BTC-USD"));
    }

    [Fact]
    public void ManyCoinsOfNoValue_AreNot()
    {
        var world = UniverseWorld.Shipped("DOGE-USD");
        world.Features("DOGE-USD").BaseVolume24h = 1e9;
        world.Features("DOGE-USD").QuoteVolume24h = 1e9 * 0.001;

        Assert.Equal(UniverseReason.Volume, world.Judge(UniverseWorld.Start).Reason("DOGE-USD"));
    }
}
