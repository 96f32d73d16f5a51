using Trading.Core.Features;
using Trading.Core.Signals;

namespace Trading.Core.Tests.Signals.Reversal;

public sealed class ReversalSignalTests
{
    [Theory]
    [InlineData(106, 0.05, 0.3)]
    [InlineData(110, 0.2, 0.5)]
    public void Scan_BounceNearTheLow_GivesStrengthByBounce(double price, double slope, double strength)
    {
        SignalProbe.IsTrigger(Scan(price, slope), TriggerDirection.Up, strength, 0.6);
    }

    [Theory]
    [InlineData(105, 0.05)]
    [InlineData(110.1, 0.05)]
    [InlineData(106, 0.049)]
    public void Scan_JustShortOfAThreshold_IsSilent(double price, double slope)
    {
        Assert.Null(Scan(price, slope));
    }

    [Theory]
    [InlineData(103.6, 0.036, true)]
    [InlineData(103.4, 0.036, false)]
    [InlineData(112.9, 0.036, true)]
    [InlineData(113.1, 0.036, false)]
    [InlineData(106, 0.034, false)]
    public void Scan_Relaxed_MovesEachBoundOutward(double price, double slope, bool fires)
    {
        // Bounce 5 % becomes 3.5 %, distance 10 % becomes 13 %, slope 0.05 becomes 0.035.
        Assert.Equal(fires, Scan(price, slope, SignalProbe.Fallback) is not null);
    }

    [Fact]
    public void Scan_FeatureUnavailable_IsSilent()
    {
        Assert.Null(Scan(double.NaN, 1));
        Assert.Null(Scan(106, double.NaN));
        Assert.Null(SignalProbe.Scan("reversal", FeatureValues.Unavailable with { Price = 106, EmaSlopePctPerHour = 1 }));
    }

    private static TriggerSignal? Scan(double price, double slope, double relax = 1) => SignalProbe.Scan(
        "reversal", FeatureValues.Unavailable with { Price = price, Low24h = 100, EmaSlopePctPerHour = slope }, relax: relax);
}
