using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Signals;

namespace Trading.Core.Tests.Signals.VolumeSpike;

public sealed class VolumeSpikeSignalTests
{
    [Theory]
    [InlineData(1.9, 0.3, 0.475)]
    [InlineData(2.5, 0.5, 0.625)]
    [InlineData(4, 1, 1)]
    [InlineData(40, 1, 1)]
    public void Scan_RatioAboveThreshold_GivesStrengthAndConfidenceByRatio(double ratio, double strength, double confidence)
    {
        SignalProbe.IsTrigger(Scan(ratio, 1), TriggerDirection.Up, strength, confidence);
    }

    [Theory]
    [InlineData(Regime.Chop, 1.8, true)]
    [InlineData(Regime.Chop, 1.79, false)]
    [InlineData(Regime.Bull, 2, true)]
    [InlineData(Regime.Bull, 1.99, false)]
    [InlineData(Regime.Bear, 1.99, false)]
    [InlineData(Regime.Crash, 1.99, false)]
    public void Scan_AtTheRegimesThreshold_FiresFromThereOn(Regime regime, double ratio, bool fires)
    {
        Assert.Equal(fires, Scan(ratio, 1, regime) is not null);
    }

    [Fact]
    public void Scan_PriceFell_IsDownward()
    {
        SignalProbe.IsTrigger(Scan(2.5, -0.1), TriggerDirection.Down, 0.5, 0.625);
    }

    [Fact]
    public void Scan_Relaxed_LowersTheThreshold()
    {
        Assert.NotNull(Scan(1.27, 1, relax: SignalProbe.Fallback));
        Assert.Null(Scan(1.25, 1, relax: SignalProbe.Fallback));
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(5, double.NaN)]
    public void Scan_FeatureUnavailable_IsSilent(double ratio, double return60m)
    {
        Assert.Null(Scan(ratio, return60m));
    }

    private static TriggerSignal? Scan(double ratio, double return60m, Regime regime = Regime.Chop, double relax = 1) => SignalProbe.Scan(
        "volume_spike", FeatureValues.Unavailable with { VolumeRatio = ratio, Return60mPct = return60m }, regime, relax);
}
