using Trading.Core.Features;
using Trading.Core.Market;
using Trading.Core.Signals;

namespace Trading.Core.Tests.Signals.FadeSpike;

public sealed class FadeSpikeSignalTests
{
    [Fact]
    public void Scan_SharpFallThatBegunToTurn_GivesStrengthByBounceAndConfidenceByVolume()
    {
        // From 100 to a low of 96 (a fall of 4 %), now 96.96: 1 % off the low.
        SignalProbe.IsTrigger(Scan(start: 100, low: 96, price: 96.96, volumeRatio: 3), TriggerDirection.Up, 0.5, 0.75);
    }

    [Fact]
    public void Scan_FallMeasuredFromTheStartOfTheHour_IgnoresAHighThatCameAfterTheLow()
    {
        // The hour began at 100, dipped 1 % and rose to 104: from its high to its low lie 4.8 %, but nothing fell by more than 1 %.
        var f = Features(start: 100, low: 99, price: 104, volumeRatio: 5) with { High60m = 104 };

        Assert.Null(SignalProbe.Scan("fade_spike", f));
    }

    [Theory]
    [InlineData(Regime.Chop, 97.4, true)]
    [InlineData(Regime.Chop, 97.6, false)]
    [InlineData(Regime.Bull, 96.4, true)]
    [InlineData(Regime.Bull, 96.6, false)]
    [InlineData(Regime.Bear, 92.9, true)]
    [InlineData(Regime.Bear, 93.1, false)]
    [InlineData(Regime.Crash, 92.9, true)]
    [InlineData(Regime.Crash, 93.1, false)]
    public void Scan_FallAroundTheRegimesThreshold_FiresBeyondIt(Regime regime, double low, bool fires)
    {
        Assert.Equal(fires, Scan(100, low, low * 1.01, 3, regime) is not null);
    }

    [Theory]
    [InlineData(96.5, 3)]
    [InlineData(96.96, 1.79)]
    [InlineData(96, 3)]
    public void Scan_BounceOrVolumeTooSmall_IsSilent(double price, double volumeRatio)
    {
        Assert.Null(Scan(100, 96, price, volumeRatio));
    }

    [Theory]
    [InlineData(98.2, 0.43, 1.27, true)]
    [InlineData(98.3, 0.43, 1.27, false)]
    [InlineData(98.2, 0.41, 1.27, false)]
    [InlineData(98.2, 0.43, 1.25, false)]
    public void Scan_Relaxed_LowersEachThreshold(double low, double bouncePct, double volumeRatio, bool fires)
    {
        // 2.5 % becomes 1.75 %, 0.6 % becomes 0.42 %, 1.8 becomes 1.26.
        var price = low * (1 + (bouncePct / 100));

        Assert.Equal(fires, Scan(100, low, price, volumeRatio, relax: SignalProbe.Fallback) is not null);
    }

    [Theory]
    [InlineData(double.NaN, 96, 97, 3)]
    [InlineData(100, double.NaN, 97, 3)]
    [InlineData(100, 96, double.NaN, 3)]
    [InlineData(100, 96, 97, double.NaN)]
    public void Scan_FeatureUnavailable_IsSilent(double start, double low, double price, double volumeRatio)
    {
        Assert.Null(Scan(start, low, price, volumeRatio));
    }

    private static TriggerSignal? Scan(
        double start, double low, double price, double volumeRatio, Regime regime = Regime.Chop, double relax = 1) =>
        SignalProbe.Scan("fade_spike", Features(start, low, price, volumeRatio), regime, relax);

    private static FeatureValues Features(double start, double low, double price, double volumeRatio) => FeatureValues.Unavailable with
    {
        Price = price,
        Return60mPct = ((price / start) - 1) * 100,
        Low60m = low,
        VolumeRatio = volumeRatio,
    };
}
