using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Analytics;

public class BenchmarkComparisonTests
{
    [Fact]
    public void Of_HalfInvested_HoldsHalfOfTheReferenceRebalancedDaily()
    {
        // The reference goes 100 -> 110 -> 99; at 50 % that is 1.05 x 0.95 = 0.9975.
        var benchmark = BenchmarkComparison.Of(Run(exposurePct: 50, 100, 110, 99), totalReturnPct: 2);

        Assert.Equal(0.0, benchmark.CashReturnPct);
        Assert.Equal(-1.0, benchmark.HoldReturnPct!.Value, 10);
        Assert.Equal(-0.25, benchmark.ScaledHoldReturnPct!.Value, 10);
        Assert.Equal(2.25, benchmark.ExcessOverScaledHoldPct!.Value, 10);
    }

    [Fact]
    public void Of_FullyInvested_IsTheHoldItself()
    {
        var benchmark = BenchmarkComparison.Of(Run(100, 100, 110, 99), 0);

        Assert.Equal(benchmark.HoldReturnPct!.Value, benchmark.ScaledHoldReturnPct!.Value, 10);
    }

    [Fact]
    public void Of_NeverInvested_IsCash() =>
        Assert.Equal(0.0, BenchmarkComparison.Of(Run(0, 100, 110, 99), 0).ScaledHoldReturnPct);

    [Fact]
    public void Of_FirstDay_CountsFromTheStartOfTheRun() =>
        Assert.Equal(20.0, BenchmarkComparison.Of(Run(100, 100, 120), 0).HoldReturnPct!.Value, 10);

    [Fact]
    public void Of_NoReference_SaysNothing() =>
        Assert.Equal(new BenchmarkComparison(0, null, null, null), BenchmarkComparison.Of(Run(50, double.NaN, double.NaN, double.NaN), 1));

    private static MergedRun Run(double exposurePct, double start, params double[] prices)
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
}
