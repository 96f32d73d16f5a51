using Trading.Core.Features;
using Trading.Core.Signals;

namespace Trading.Core.Tests.Signals.TrendFollow;

public sealed class TrendFollowSignalTests
{
    [Theory]
    [InlineData(2, 0.05, 0.75, 0.2)]
    [InlineData(5, 0.3, 0.5, 0.5)]
    [InlineData(25, 0.3, 1, 1)]
    public void Scan_GainsOnARisingAverage_GivesStrengthByReturnAndConfidenceByConsistency(
        double return24h, double slope, double consistency, double strength)
    {
        SignalProbe.IsTrigger(Scan(return24h, slope, consistency), TriggerDirection.Up, strength, consistency);
    }

    [Theory]
    [InlineData(1.99, 0.05)]
    [InlineData(2, 0.049)]
    [InlineData(-3, 0.2)]
    public void Scan_JustBelowAThreshold_IsSilent(double return24h, double slope)
    {
        Assert.Null(Scan(return24h, slope, 1));
    }

    [Theory]
    [InlineData(1.41, 0.036, true)]
    [InlineData(1.39, 0.036, false)]
    [InlineData(1.41, 0.034, false)]
    public void Scan_Relaxed_LowersBothThresholds(double return24h, double slope, bool fires)
    {
        Assert.Equal(fires, Scan(return24h, slope, 1, SignalProbe.Fallback) is not null);
    }

    [Theory]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(5, double.NaN, 1)]
    [InlineData(5, 1, double.NaN)]
    public void Scan_FeatureUnavailable_IsSilent(double return24h, double slope, double consistency)
    {
        Assert.Null(Scan(return24h, slope, consistency));
    }

    private static TriggerSignal? Scan(double return24h, double slope, double consistency, double relax = 1) => SignalProbe.Scan(
        "trend_follow",
        FeatureValues.Unavailable with { Return24hPct = return24h, EmaSlopePctPerHour = slope, TrendConsistency12h = consistency },
        relax: relax);
}
