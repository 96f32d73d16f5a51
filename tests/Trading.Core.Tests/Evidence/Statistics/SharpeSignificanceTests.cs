using Trading.Core.Evidence.Statistics;

namespace Trading.Core.Tests.Evidence.Statistics;

public class SharpeSignificanceTests
{
    private static readonly double Root12 = Math.Sqrt(12);

    [Fact]
    public void Deflated_PublishedCase_GivesThresholdAndProbability()
    {
        var result = Deflated(100, 10);
        Assert.Equal(0.113172001865, result.Threshold, 1e-9);
        Assert.Equal(0.900396834, result.Probability!.Value, 1e-8);
    }

    [Fact]
    public void Deflated_FewerTrials_IsSurer() => Assert.Equal(0.950501702, Deflated(46, 10).Probability!.Value, 1e-8);

    // Excess kurtosis where raw is meant: 7 for 10.
    [Fact]
    public void Deflated_ExcessKurtosisGiven_DiffersVisibly()
    {
        var wrong = Deflated(100, 7).Probability!.Value;
        Assert.Equal(0.901779, wrong, 1e-6);
        Assert.True(Math.Abs(wrong - Deflated(100, 10).Probability!.Value) > 1e-3);
    }

    [Fact]
    public void Deflated_FewTrialsAndNoMethodNamed_TakesTheExactMaximum()
    {
        var exact = SharpeSignificance.Deflated(0.15, 0.002, 46, 1250, -3, 10);
        Assert.Equal(Math.Sqrt(0.002) * ExpectedMaximum.OfNormals(46, ExpectedMaximumMethod.Exact), exact.Threshold);
        Assert.NotEqual(Deflated(46, 10).Threshold, exact.Threshold);
    }

    [Fact]
    public void Deflated_OneTrial_IsJudgedAgainstZero()
    {
        var result = SharpeSignificance.Deflated(0.1, 0.01, 1, 100, 0, 3);
        Assert.Equal(0, result.Threshold);
        Assert.Equal(SharpeSignificance.Probability(0.1, 0, 100, 0, 3), result.Probability);
    }

    [Theory]
    [InlineData(1.585, 0, 24, -2.448, 10.164, 0.913234307)]
    [InlineData(2, 1, 59, -0.72, 5.78, 0.948692519)]
    public void Probability_PublishedMonthlyCases_AreMet(double annual, double threshold, int months, double skewness, double kurtosis, double expected) =>
        Assert.Equal(expected, SharpeSignificance.Probability(annual / Root12, threshold / Root12, months, skewness, kurtosis)!.Value, 1e-8);

    [Fact]
    public void Probability_AtTheThreshold_IsAHalf() => Assert.Equal(0.5, SharpeSignificance.Probability(0.1, 0.1, 50, -1, 5)!.Value, 1e-12);

    // 1 - 3 x 1 + (4-1)/4 x 1 = -1.25: skewness 3 needs a kurtosis of at least 10.
    [Fact]
    public void Probability_MomentsOfNoSample_IsNotDefined()
    {
        Assert.Null(SharpeSignificance.Probability(1, 0, 100, 3, 4));
        Assert.Null(SharpeSignificance.MinTrackRecordPeriods(1, 0, 3, 4, 0.95));
        Assert.Null(SharpeSignificance.Deflated(1, 0.1, 5, 100, 3, 4).Probability);
    }

    [Fact]
    public void Probability_ReturnsAllTheSame_IsNotDefined()
    {
        var flat = ReturnMoments.Of([0.1, 0.1, 0.1, 0.1]);
        Assert.Null(SharpeSignificance.Probability(flat, 0));
        Assert.Null(SharpeSignificance.MinTrackRecordPeriods(flat, 0, 0.95));
        Assert.Null(SharpeSignificance.Deflated(flat, 0.1, 5).Probability);
    }

    [Fact]
    public void Probability_OfASeries_UsesItsRawMoments()
    {
        double[] returns = [0.03, -0.01, 0.02, 0.05, -0.04, 0.01, 0.02, -0.02];
        var moments = ReturnMoments.Of(returns);
        var expected = SharpeSignificance.Probability(moments.Sharpe!.Value, 0.05, 8, moments.Skewness, moments.Kurtosis);
        Assert.Equal(expected, SharpeSignificance.Probability(moments, 0.05));
    }

    [Fact]
    public void MinTrackRecordPeriods_PublishedMonthlyCase_GivesItsYears()
    {
        var months = SharpeSignificance.MinTrackRecordPeriods(3 / Root12, 2.5 / Root12, -0.72, 5.78, 0.95)!.Value;
        Assert.Equal(27.352920, months / 12, 1e-6);
    }

    [Theory]
    [InlineData(0.1, 0.1)]
    [InlineData(0.1, 0.2)]
    [InlineData(-0.1, 0)]
    public void MinTrackRecordPeriods_NotAboveTheThreshold_IsNever(double sharpe, double threshold) =>
        Assert.Null(SharpeSignificance.MinTrackRecordPeriods(sharpe, threshold, 0, 3, 0.95));

    // At exactly MinTRL observations PSR is the confidence asked for.
    [Fact]
    public void MinTrackRecordPeriods_PutIntoProbability_GivesTheConfidence()
    {
        var periods = SharpeSignificance.MinTrackRecordPeriods(0.2, 0.05, -0.5, 6, 0.95)!.Value;
        Assert.True(SharpeSignificance.Probability(0.2, 0.05, (int)Math.Floor(periods), -0.5, 6) < 0.95);
        Assert.True(SharpeSignificance.Probability(0.2, 0.05, (int)Math.Ceiling(periods), -0.5, 6) >= 0.95);
    }

    [Fact]
    public void Arguments_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SharpeSignificance.Probability(0.1, 0, 1, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => SharpeSignificance.Deflated(0.1, -1, 2, 10, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => SharpeSignificance.Deflated(0.1, 1, 0, 10, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => SharpeSignificance.MinTrackRecordPeriods(0.1, 0, 0, 3, 95));
    }

    private static DeflatedSharpe Deflated(int trials, double kurtosis) => SharpeSignificance.Deflated(
        2.5 / Math.Sqrt(250), 0.5 / 250, trials, 1250, -3, kurtosis, ExpectedMaximumMethod.Approximate);
}
