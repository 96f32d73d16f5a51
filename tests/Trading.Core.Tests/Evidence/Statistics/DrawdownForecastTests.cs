using Trading.Core.Evidence.Statistics;

namespace Trading.Core.Tests.Evidence.Statistics;

public class DrawdownForecastTests
{
    // Wealth 1.1, 0.88, 0.968, 0.8712: from 1.1 down to 0.8712.
    [Fact]
    public void Of_FourReturns_ObservesTheirOwnFall() => Assert.Equal(
        100 * (1 - (0.8712 / 1.1)), DrawdownForecast.Of([0.1, -0.2, 0.1, -0.1], 0.9, 15, new BootstrapPlan(100, 1)).ObservedPct, 1e-9);

    // -10 % and +10 % drawn twice: falls of 19, 10, 10 and 0 percent, each as likely.
    [Fact]
    public void Of_TwoReturns_DrawsTheirFourOrdersEquallyOften()
    {
        var plan = new BootstrapPlan(20_000, 2, 1);
        Assert.Equal(0.25, DrawdownForecast.Of([-0.1, 0.1], 0.9, 15, plan).BeyondLimit, 0.01);
        Assert.Equal(0.75, DrawdownForecast.Of([-0.1, 0.1], 0.9, 5, plan).BeyondLimit, 0.01);
        var forecast = DrawdownForecast.Of([-0.1, 0.1], 0.9, 19.5, plan);
        Assert.Equal(0, forecast.BeyondLimit);
        Assert.Equal(0, forecast.LowerPct, 1e-9);
        Assert.Equal(10, forecast.MedianPct, 1e-9);
        Assert.Equal(19, forecast.UpperPct, 1e-9);
    }

    [Fact]
    public void Of_GainsAlone_NeverFall()
    {
        var forecast = DrawdownForecast.Of([0.01, 0.02, 0.03], 0.95, 0, new BootstrapPlan(100, 1));
        Assert.Equal((0.0, 0.0, 0.0, 0.0), (forecast.ObservedPct, forecast.UpperPct, forecast.MedianPct, forecast.BeyondLimit));
    }

    [Fact]
    public void Of_LossOfEverything_IsAHundredPercent()
    {
        var forecast = DrawdownForecast.Of([-1.5, -1.5, -1.5], 0.95, 99, new BootstrapPlan(100, 1));
        Assert.Equal((100.0, 100.0, 1.0), (forecast.ObservedPct, forecast.LowerPct, forecast.BeyondLimit));
    }

    [Fact]
    public void Of_SameSeed_IsTheSame()
    {
        double[] returns = [0.01, -0.02, 0.03, -0.01, 0.02, -0.03, 0.01];
        Assert.Equal(
            DrawdownForecast.Of(returns, 0.9, 5, new BootstrapPlan(50, 7)), DrawdownForecast.Of(returns, 0.9, 5, new BootstrapPlan(50, 7)));
    }

    [Fact]
    public void Of_NoReturns_Throws() =>
        Assert.Throws<ArgumentException>(() => DrawdownForecast.Of([], 0.9, 5, new BootstrapPlan(50, 7)));
}
