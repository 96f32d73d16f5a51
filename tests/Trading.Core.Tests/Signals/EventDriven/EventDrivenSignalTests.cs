using Trading.Core.Features;
using Trading.Core.Signals;

namespace Trading.Core.Tests.Signals.EventDriven;

public sealed class EventDrivenSignalTests
{
    [Theory]
    [InlineData(0.5, TriggerDirection.Up)]
    [InlineData(-0.5, TriggerDirection.Down)]
    public void Scan_VolumeAndVolatilityFarAboveUsual_TakesTheDirectionOfTheHour(double return60m, TriggerDirection direction)
    {
        SignalProbe.IsTrigger(Scan(3, 2, return60m), direction, 0.6, 0.6);
    }

    [Theory]
    [InlineData(2.99, 2, 1)]
    [InlineData(3, 1.99, 1)]
    [InlineData(3, 2, 0)]
    public void Scan_JustShortOfAThresholdOrWithoutDirection_IsSilent(double volumeRatio, double atrRatio, double return60m)
    {
        Assert.Null(Scan(volumeRatio, atrRatio, return60m));
    }

    [Theory]
    [InlineData(2.11, 1.41, true)]
    [InlineData(2.09, 1.41, false)]
    [InlineData(2.11, 1.39, false)]
    public void Scan_Relaxed_LowersBothThresholds(double volumeRatio, double atrRatio, bool fires)
    {
        Assert.Equal(fires, Scan(volumeRatio, atrRatio, 1, SignalProbe.Fallback) is not null);
    }

    [Theory]
    [InlineData(double.NaN, 3, 1)]
    [InlineData(5, double.NaN, 1)]
    [InlineData(5, 3, double.NaN)]
    public void Scan_FeatureUnavailable_IsSilent(double volumeRatio, double atrRatio, double return60m)
    {
        Assert.Null(Scan(volumeRatio, atrRatio, return60m));
    }

    private static TriggerSignal? Scan(double volumeRatio, double atrRatio, double return60m, double relax = 1) => SignalProbe.Scan(
        "event_driven",
        FeatureValues.Unavailable with { VolumeRatio = volumeRatio, AtrPct = atrRatio, AtrPctMedian7d = 1, Return60mPct = return60m },
        relax: relax);
}
