using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics;

public class ScaledHoldTests
{
    [Fact]
    public void Of_HalfInvested_MovesHalfAsFarEachDay() =>
        Assert.Equal([1.05, 0.9975], Growth(50, 100, 110, 99)); // 1 + 0.5 x 10 %, then x (1 - 0.5 x 10 %)

    [Fact]
    public void Of_DayWithoutAPrice_RepeatsTheDayBeforeAndTakesTheMoveLater() =>
        Assert.Equal([1.1, 1.1, 1.21], Growth(100, 100, 110, double.NaN, 121));

    [Fact]
    public void Of_NoPriceAtTheStart_BeginsWithTheFirst() =>
        Assert.Equal([double.NaN, 1, 1.2], Growth(100, double.NaN, double.NaN, 100, 120));

    [Fact]
    public void Of_OnePriceAlone_HasNoMove() =>
        Assert.All(Growth(100, double.NaN, 100, double.NaN), g => Assert.True(double.IsNaN(g)));

    [Fact]
    public void Of_LastDay_IsTheBenchmarksReturn()
    {
        var run = Run(37, 100, 104, double.NaN, 91, 97);

        Assert.Equal(BenchmarkComparison.Of(run, 0).ScaledHoldReturnPct!.Value, (ScaledHold.Of(run)[^1] - 1) * 100, 12);
    }

    internal static MergedRun Run(double exposurePct, double start, params double[] prices)
    {
        var slice = TestRuns.Slice(TestRuns.Start, 100, [.. prices.Select(_ => 100m)]);
        return SliceMerge.Merge(
        [
            slice with
            {
                ReferenceAtStart = start,
                MeanExposurePct = exposurePct,
                Days = [.. slice.Days.Select((d, i) => d with { ReferencePrice = prices[i] })],
            },
        ]);
    }

    private static double[] Growth(double exposurePct, double start, params double[] prices) =>
        [.. ScaledHold.Of(Run(exposurePct, start, prices)).Select(g => Math.Round(g, 12))];
}
