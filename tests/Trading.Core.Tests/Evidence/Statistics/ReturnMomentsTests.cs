using Trading.Core.Evidence.Statistics;
using MathNetStatistics = MathNet.Numerics.Statistics.Statistics;

namespace Trading.Core.Tests.Evidence.Statistics;

public class ReturnMomentsTests
{
    // 1, 2, 3, 4, 10: mean 4, deviations -3, -2, -1, 0, 6; sums of powers 50, 180, 1394; m2 = 10, m3 = 36, m4 = 278.8.
    [Fact]
    public void Of_FiveNumbers_GivesMomentsComputedByHand()
    {
        var moments = ReturnMoments.Of([1, 2, 3, 4, 10]);
        Assert.Equal(5, moments.Count);
        Assert.Equal(4, moments.Mean);
        Assert.Equal(Math.Sqrt(12.5), moments.Deviation, 1e-12);
        Assert.Equal(36 / Math.Pow(10, 1.5), moments.Skewness, 1e-12);
        Assert.Equal(2.788, moments.Kurtosis, 1e-12);
        Assert.Equal(4 / Math.Sqrt(12.5), moments.Sharpe!.Value, 1e-12);
    }

    // The library's kurtosis is the excess over a normal's, and corrected for bias: not the one that the Sharpe tests mean.
    [Fact]
    public void Kurtosis_BesideTheLibrarys_IsRawAndNotExcess()
    {
        var random = new SeededRandom(11);
        var normal = new double[100_000];
        for (var i = 0; i < normal.Length; i++)
        {
            normal[i] = random.NextNormal();
        }

        var ours = ReturnMoments.Of(normal).Kurtosis;
        Assert.Equal(3, ours, 0.05);
        Assert.Equal(0, MathNetStatistics.Kurtosis(normal), 0.05);
        Assert.Equal(3, ours - MathNetStatistics.PopulationKurtosis(normal), 1e-9);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(-0.3)]
    public void Of_ReturnsAllTheSame_HaveNoSharpe(double value)
    {
        var moments = ReturnMoments.Of([.. Enumerable.Repeat(value, 97)]);
        Assert.Equal(new ReturnMoments(97, value, 0, 0, 3), moments);
        Assert.Null(moments.Sharpe);
    }

    [Fact]
    public void Of_NoneOrOne_HaveNoSharpe()
    {
        Assert.Null(ReturnMoments.Of([]).Sharpe);
        Assert.Null(ReturnMoments.Of([0.5]).Sharpe);
        Assert.Equal(0.5, ReturnMoments.Of([0.5]).Mean);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NotFinite_Throws(double value) => Assert.Throws<ArgumentException>(() => ReturnMoments.Of([0.1, value]));
}
