using Trading.Core.Market;
using Trading.Core.MarketData;

namespace Trading.Core.Tests.MarketData;

public sealed class IntervalInferenceTests
{
    [Fact]
    public void MostCommonStep_SeriesWithGaps_IsTheUsualStep() =>
        Assert.Equal(Interval.QuarterHour, IntervalInference.MostCommonStep([0, 900_000, 1_800_000, 9_000_000, 9_900_000]));

    [Fact]
    public void MostCommonStep_EquallyCommon_IsTheShortest() =>
        Assert.Equal(Interval.OneMinute, IntervalInference.MostCommonStep([0, 120_000, 180_000]));

    [Fact]
    public void MostCommonStep_UnsortedRows_LooksAtForwardStepsOnly() =>
        Assert.Equal(Interval.OneMinute, IntervalInference.MostCommonStep([60_000, 0, 60_000, 0, 60_000]));

    [Theory]
    [InlineData(new long[] { })]
    [InlineData(new long[] { 5 })]
    [InlineData(new long[] { 5, 5 })]
    [InlineData(new long[] { 0, 1_500 })]
    public void MostCommonStep_NothingToTell_IsNull(long[] times) => Assert.Null(IntervalInference.MostCommonStep(times));
}
