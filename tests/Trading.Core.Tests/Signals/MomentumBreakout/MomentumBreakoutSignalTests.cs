using Trading.Core.Features;
using Trading.Core.Signals;

namespace Trading.Core.Tests.Signals.MomentumBreakout;

public sealed class MomentumBreakoutSignalTests
{
    [Theory]
    [InlineData(995, 2)]
    [InlineData(1000, 12)]
    public void Scan_AtTheHighAfterADayOfGains_Fires(double price, double return24h)
    {
        SignalProbe.IsTrigger(Scan(price, 1000, return24h), TriggerDirection.Up, 0.7, 0.8);
    }

    [Theory]
    [InlineData(994.9, 2)]
    [InlineData(995, 1.99)]
    [InlineData(995, -5)]
    public void Scan_JustBelowAThreshold_IsSilent(double price, double return24h)
    {
        Assert.Null(Scan(price, 1000, return24h));
    }

    [Theory]
    [InlineData(993.6, 1.41, true)]
    [InlineData(993.4, 1.41, false)]
    [InlineData(993.6, 1.39, false)]
    public void Scan_Relaxed_AllowsThirtyPercentMoreDistanceAndLessReturn(double price, double return24h, bool fires)
    {
        // 0.5 % below the high becomes 0.65 %; 2 % becomes 1.4 %.
        Assert.Equal(fires, Scan(price, 1000, return24h, SignalProbe.Fallback) is not null);
    }

    [Theory]
    [InlineData(double.NaN, 1000, 5)]
    [InlineData(1000, double.NaN, 5)]
    [InlineData(1000, 1000, double.NaN)]
    public void Scan_FeatureUnavailable_IsSilent(double price, double high, double return24h)
    {
        Assert.Null(Scan(price, high, return24h));
    }

    private static TriggerSignal? Scan(double price, double high, double return24h, double relax = 1) => SignalProbe.Scan(
        "momentum_breakout", FeatureValues.Unavailable with { Price = price, High24h = high, Return24hPct = return24h }, relax: relax);
}
