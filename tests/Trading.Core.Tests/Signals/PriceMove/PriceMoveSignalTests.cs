using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Signals;

namespace Trading.Core.Tests.Signals.PriceMove;

public sealed class PriceMoveSignalTests
{
    [Theory]
    [InlineData(1.21, 2.51, 0.8, 0.85)]
    [InlineData(1.21, 2.5, 0.6, 0.7)]
    [InlineData(1.2, 2.51, 0.7, 0.75)]
    public void Scan_RiseBeyondThresholds_FiresUpwardByWindow(double return15m, double return60m, double strength, double confidence)
    {
        SignalProbe.IsTrigger(Scan(return15m, return60m, 1.81), TriggerDirection.Up, strength, confidence);
    }

    [Theory]
    [InlineData(-1.21, -2.51, 0.8, 0.85)]
    [InlineData(-1.21, 0, 0.6, 0.7)]
    [InlineData(0, -2.51, 0.7, 0.75)]
    public void Scan_FallBeyondThresholds_FiresDownward(double return15m, double return60m, double strength, double confidence)
    {
        SignalProbe.IsTrigger(Scan(return15m, return60m, 1.81), TriggerDirection.Down, strength, confidence);
    }

    [Theory]
    [InlineData(Regime.Chop, 1.2, 2.5, 9)]
    [InlineData(Regime.Chop, 1.3, 2.6, 1.8)]
    [InlineData(Regime.Bull, 1.5, 3.5, 9)]
    [InlineData(Regime.Bull, 1.6, 3.6, 2)]
    [InlineData(Regime.Bear, 3, 7, 9)]
    [InlineData(Regime.Bear, 3.1, 7.1, 2)]
    [InlineData(Regime.Crash, 3, 7, 9)]
    [InlineData(Regime.Crash, -3, -7, 9)]
    public void Scan_ReturnsOrVolumeAtTheThreshold_IsSilent(Regime regime, double return15m, double return60m, double volumeRatio)
    {
        Assert.Null(Scan(return15m, return60m, volumeRatio, regime));
    }

    [Theory]
    [InlineData(Regime.Bull, 1.51, 3.51)]
    [InlineData(Regime.Bear, 3.01, 7.01)]
    [InlineData(Regime.Crash, 3.01, 7.01)]
    public void Scan_JustBeyondTheRegimesThresholds_Fires(Regime regime, double return15m, double return60m)
    {
        SignalProbe.IsTrigger(Scan(return15m, return60m, 2.01, regime), TriggerDirection.Up, 0.8, 0.85);
    }

    [Fact]
    public void Scan_WindowsMovedAgainstEachOther_IsSilent()
    {
        Assert.Null(Scan(2, -5, 3));
        Assert.Null(Scan(-2, 5, 3));
    }

    [Fact]
    public void Scan_Relaxed_LowersEveryThresholdByThirtyPercent()
    {
        // 1.2 x 0.7 = 0.84, 2.5 x 0.7 = 1.75, 1.8 x 0.7 = 1.26.
        SignalProbe.IsTrigger(Scan(0.85, 1.76, 1.27, relax: SignalProbe.Fallback), TriggerDirection.Up, 0.8, 0.85);
        Assert.Null(Scan(0.83, 1.74, 1.27, relax: SignalProbe.Fallback));
        Assert.Null(Scan(0.85, 1.76, 1.25, relax: SignalProbe.Fallback));
    }

    [Fact]
    public void Scan_FeatureUnavailable_OnlyKnownWindowsSpeak()
    {
        Assert.Null(Scan(5, 5, double.NaN));
        Assert.Null(Scan(double.NaN, double.NaN, 5));
        SignalProbe.IsTrigger(Scan(double.NaN, 5, 5), TriggerDirection.Up, 0.7, 0.75);
    }

    private static TriggerSignal? Scan(double return15m, double return60m, double volumeRatio, Regime regime = Regime.Chop, double relax = 1) =>
        SignalProbe.Scan(
            "price_move",
            FeatureValues.Unavailable with { Price = 100, Return15mPct = return15m, Return60mPct = return60m, VolumeRatio = volumeRatio },
            regime,
            relax);
}
