using Trading.Core.Evidence.Statistics;

namespace Trading.Core.Tests.Evidence.Statistics;

public class ConfidenceSequenceTests
{
    [Theory]
    [InlineData(100, 0.365639)]
    [InlineData(1000, 0.096064)]
    public void SumRadius_PublishedCases_AreMet(double variance, double expected) =>
        Assert.Equal(expected, ConfidenceSequence.SumRadius(variance, 0.05, 0.01) / variance, 1e-6);

    // Gaps of +-1 that take turns have mean 0, variance 1 and no positive correlation: V is their number.
    [Theory]
    [InlineData(100, 0.365639)]
    [InlineData(1000, 0.096064)]
    public void Add_GapsOfTheFrozenDeviation_GivesThePublishedRadius(int count, double expected)
    {
        var sequence = Fed(1, Enumerable.Range(0, count).Select(i => i % 2 == 0 ? 1.0 : -1));
        Assert.Equal(count, sequence.CumulativeVariance);
        Assert.Equal(0, sequence.Mean);
        Assert.Equal(expected, sequence.Radius, 1e-6);
        Assert.Equal(-expected, sequence.Lower, 1e-6);
        Assert.Equal(expected, sequence.Upper, 1e-6);
    }

    // 1, 3, 2, 6: mean 3, deviations -2, 0, -1, 3, spread 14; neighbours' products 0, 0, -3: no positive correlation.
    [Fact]
    public void CumulativeVariance_GapsWiderThanFrozen_IsTheirOwn() =>
        Assert.Equal(14, Fed(1, [1, 3, 2, 6]).CumulativeVariance, 1e-12);

    // 1, 2, 3, 4: mean 2.5, spread 5, neighbours' products 0.75 - 0.25 + 0.75 = 1.25: rho = 0.25, factor 5/3.
    [Fact]
    public void CumulativeVariance_GapsThatResembleTheirNeighbours_IsInflated()
    {
        var sequence = Fed(1, [1, 2, 3, 4]);
        Assert.Equal(0.25, sequence.Correlation, 1e-12);
        Assert.Equal(5 * 1.25 / 0.75, sequence.CumulativeVariance, 1e-12);
    }

    [Fact]
    public void CumulativeVariance_GapsNarrowerThanFrozen_CountsTheFrozen() =>
        Assert.Equal(4, Fed(100, [1, 3, 2, 6]).CumulativeVariance, 1e-12);

    [Fact]
    public void Bounds_OtherUnit_ScaleWithIt()
    {
        double[] gaps = [0.3, -1.2, 0.8, 2.4, -0.1];
        var one = Fed(1, gaps);
        var hundred = Fed(100, gaps.Select(g => g * 100));
        Assert.Equal(one.Lower * 100, hundred.Lower, 1e-9);
        Assert.Equal(one.Upper * 100, hundred.Upper, 1e-9);
    }

    [Fact]
    public void Bounds_NoGapYet_ExcludeNothing()
    {
        var sequence = new ConfidenceSequence(0.05, 0.01, 1);
        Assert.Equal((0, 0.0, double.PositiveInfinity), (sequence.Count, sequence.Mean, sequence.Radius));
        Assert.False(sequence.ShowsDegradation(0));
        Assert.False(sequence.ExcludesDegradation(5));
    }

    // Mean -0.5 with radius about 0.096: surely worse than 0.3 below, surely not worse than 0.7 below, unsure about 0.5.
    [Fact]
    public void Degradation_MeanHalfADeviationDown_IsShownAndExcludedOnItsSides()
    {
        var sequence = Fed(1, Enumerable.Range(0, 1000).Select(i => (i % 2 == 0 ? 1.0 : -1) - 0.5));
        Assert.True(sequence.ShowsDegradation(0.3));
        Assert.False(sequence.ExcludesDegradation(0.3));
        Assert.False(sequence.ShowsDegradation(0.5));
        Assert.False(sequence.ExcludesDegradation(0.5));
        Assert.False(sequence.ShowsDegradation(0.7));
        Assert.True(sequence.ExcludesDegradation(0.7));
    }

    [Fact]
    public void ShowsDegradation_LiveBetterThanBacktest_IsNoAlarm() =>
        Assert.False(Fed(1, Enumerable.Range(0, 1000).Select(i => (i % 2 == 0 ? 1.0 : -1) + 5)).ShowsDegradation(0));

    [Fact]
    public void Arguments_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceSequence(0, 0.01, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceSequence(1, 0.01, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceSequence(0.05, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceSequence(0.05, 0.01, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceSequence(0.05, 0.01, double.NaN));
        Assert.Throws<ArgumentException>(() => new ConfidenceSequence(0.05, 0.01, 1).Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfidenceSequence(0.05, 0.01, 1).ShowsDegradation(-1));
    }

    private static ConfidenceSequence Fed(double frozenDeviation, IEnumerable<double> gaps)
    {
        var sequence = new ConfidenceSequence(0.05, 0.01, frozenDeviation);
        foreach (var gap in gaps)
        {
            sequence.Add(gap);
        }

        return sequence;
    }
}
