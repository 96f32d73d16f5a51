using Trading.Core.Features;
using Trading.Core.Signals;

namespace Trading.Core.Tests.Signals.MeanReversion;

public sealed class MeanReversionSignalTests
{
    [Theory]
    [InlineData(97, 30, -1.2, 0.5, 0.4)]
    [InlineData(94, 20, -2, 1, 0.6)]
    [InlineData(80, 0, -4, 1, 1)]
    public void Scan_OversoldBelowTheMean_GivesStrengthByDistanceAndConfidenceByRsi(
        double price, double rsi, double zScore, double strength, double confidence)
    {
        SignalProbe.IsTrigger(Scan(price, rsi, zScore), TriggerDirection.Up, strength, confidence);
    }

    [Theory]
    [InlineData(97.01, 30, -1.2)]
    [InlineData(97, 35, -1.2)]
    [InlineData(97, 30, -1.19)]
    [InlineData(103, 30, -1.2)]
    public void Scan_JustShortOfAThreshold_IsSilent(double price, double rsi, double zScore)
    {
        Assert.Null(Scan(price, rsi, zScore));
    }

    [Theory]
    [InlineData(97.8, 39.4, -0.85, true)]
    [InlineData(97.95, 39.4, -0.85, false)]
    [InlineData(97.8, 39.6, -0.85, false)]
    [InlineData(97.8, 39.4, -0.83, false)]
    public void Scan_Relaxed_MovesEachBoundOutward(double price, double rsi, double zScore, bool fires)
    {
        // 3 % becomes 2.1 %; RSI 15 below neutral becomes 10.5 below: 39.5; z -1.2 becomes -0.84.
        Assert.Equal(fires, Scan(price, rsi, zScore, SignalProbe.Fallback) is not null);
    }

    [Theory]
    [InlineData(double.NaN, 20, -3)]
    [InlineData(90, double.NaN, -3)]
    [InlineData(90, 20, double.NaN)]
    public void Scan_FeatureUnavailable_IsSilent(double price, double rsi, double zScore)
    {
        Assert.Null(Scan(price, rsi, zScore));
    }

    private static TriggerSignal? Scan(double price, double rsi, double zScore, double relax = 1) => SignalProbe.Scan(
        "mean_reversion",
        FeatureValues.Unavailable with { Price = price, Mean20h = 100, Rsi14 = rsi, ZScore20h = zScore },
        relax: relax);
}
