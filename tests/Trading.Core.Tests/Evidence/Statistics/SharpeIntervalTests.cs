using Trading.Core.Evidence.Statistics;

namespace Trading.Core.Tests.Evidence.Statistics;

public class SharpeIntervalTests
{
    // The true Sharpe of mean m and an AR(1) of unit shocks is m sqrt(1 - rho^2). 200 series: the Monte Carlo error of 90 % is 2.1 %; three are allowed.
    [Theory]
    [InlineData(0.0, 250)]
    [InlineData(0.3, 400)]
    public void Of_KnownProcess_CoversItsSharpeAsOftenAsItSays(double persistence, int periods)
    {
        const int Series = 200;
        const double Mean = 0.1;
        var truth = Mean * Math.Sqrt(1 - (persistence * persistence));
        var covered = 0;
        for (var i = 0; i < Series; i++)
        {
            var interval = SharpeInterval.Of(AutoRegression(periods, Mean, persistence, (ulong)(900 + i)), 0.9, new BootstrapPlan(199, (ulong)i))!;
            covered += interval.Lower <= truth && truth <= interval.Upper ? 1 : 0;
        }

        Assert.InRange(covered / (double)Series, 0.9 - (3 * 0.0212), 0.9 + (3 * 0.0212));
    }

    // Standard error of a Sharpe ratio of independent normal returns: sqrt((1 + SR^2 / 2) / T).
    [Fact]
    public void Of_IndependentNormalReturns_HasTheTextbookError()
    {
        var interval = SharpeInterval.Of(AutoRegression(4_000, 0.5, 0, 1), 0.95, new BootstrapPlan(500, 1, 1))!;
        var expected = Math.Sqrt((1 + (interval.Sharpe * interval.Sharpe / 2)) / 4_000);
        Assert.InRange(interval.StandardError / expected, 0.95, 1.05);
        Assert.InRange((interval.Upper - interval.Lower) / (2 * 1.96 * expected), 0.9, 1.1);
        Assert.Equal(1, interval.MeanBlockLength);
    }

    [Fact]
    public void Of_MoreConfidence_IsWider()
    {
        var returns = AutoRegression(200, 0.1, 0.2, 2);
        var narrow = SharpeInterval.Of(returns, 0.8, new BootstrapPlan(500, 3))!;
        var wide = SharpeInterval.Of(returns, 0.99, new BootstrapPlan(500, 3))!;
        Assert.True(wide.Lower < narrow.Lower && narrow.Lower < narrow.Sharpe && narrow.Sharpe < narrow.Upper && narrow.Upper < wide.Upper);
        Assert.Equal(ReturnMoments.Of(returns).Sharpe, wide.Sharpe);
    }

    [Fact]
    public void Of_SameSeed_IsTheSame()
    {
        var returns = AutoRegression(100, 0.1, 0, 2);
        Assert.Equal(SharpeInterval.Of(returns, 0.9, new BootstrapPlan(100, 3)), SharpeInterval.Of(returns, 0.9, new BootstrapPlan(100, 3)));
        Assert.NotEqual(SharpeInterval.Of(returns, 0.9, new BootstrapPlan(100, 3)), SharpeInterval.Of(returns, 0.9, new BootstrapPlan(100, 4)));
    }

    [Fact]
    public void Of_ReturnsWithoutVariance_IsNone()
    {
        Assert.Null(SharpeInterval.Of([0.1, 0.1, 0.1], 0.9, new BootstrapPlan(10, 1)));
        Assert.Null(SharpeInterval.Of([], 0.9, new BootstrapPlan(10, 1)));
    }

    [Fact]
    public void Of_UnfitArguments_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SharpeInterval.Of([0.1, 0.2], 95, new BootstrapPlan(10, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SharpeInterval.Of([0.1, 0.2], 0.95, new BootstrapPlan(0, 1)));
        Assert.Throws<ArgumentException>(() => SharpeInterval.Of([0.1, double.NaN], 0.95, new BootstrapPlan(10, 1)));
    }

    private static double[] AutoRegression(int periods, double mean, double persistence, ulong seed)
    {
        var random = new SeededRandom(seed);
        var state = random.NextNormal() / Math.Sqrt(1 - (persistence * persistence));
        var values = new double[periods];
        for (var t = 0; t < periods; t++)
        {
            state = (persistence * state) + random.NextNormal();
            values[t] = mean + state;
        }

        return values;
    }
}
