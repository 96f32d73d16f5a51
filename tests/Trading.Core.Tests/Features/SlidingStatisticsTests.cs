using System.Numerics;
using FsCheck.Fluent;
using Trading.Core.Features;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Features;

public sealed class SlidingStatisticsTests
{
    private const int Length = 16;

    [Fact]
    public void SlidingMedian_AnyValuesTiesAndHoles_IsTheMiddleOfTheSortedWindow()
    {
        // Few distinct values make ties; one in seven is missing.
        var value = Gen.Choose(-1, 5).Select(x => x < 0 ? double.NaN : x / 4.0);
        Properties.Check(Gen.ArrayOf(value, 80), MedianHolds);
        Properties.Check(Gen.ArrayOf(Gen.Choose(0, 1_000_000).Select(x => (double)x), 80), MedianHolds);
    }

    [Fact]
    public void ExactVariance_AfterAnyHistory_EqualsThatOfItsSetInWholeNumbers()
    {
        var value = Gen.Choose(-50_000, 50_000).Select(x => x == 0 ? ExactVariance.Missing : ExactVariance.FromReturn(x / 7000.0));
        Properties.Check(Gen.ArrayOf(value, 60), values =>
        {
            ExactVariance running = default, fresh = default;
            for (var i = 0; i < values.Length; i++)
            {
                running.Replace(i < Length ? ExactVariance.Missing : values[i - Length], values[i]);
            }

            var last = values[^Length..];
            Array.ForEach(last, x => fresh.Replace(ExactVariance.Missing, x));
            var set = last.Where(x => x != ExactVariance.Missing).Select(x => (BigInteger)x).ToArray();
            var sum = set.Aggregate(BigInteger.Zero, (a, b) => a + b);
            var squares = set.Aggregate(BigInteger.Zero, (a, b) => a + (b * b));
            var exact = Math.Sqrt((double)((squares * set.Length) - (sum * sum)) / (set.Length * (set.Length - 1.0))) * Math.ScaleB(1, -50);
            var actual = running.StandardDeviation();
            return actual.Equals(fresh.StandardDeviation()) && Math.Abs(actual - exact) <= 1e-14 * exact;
        });
    }

    [Theory]
    [InlineData(9.0, 8.0)]
    [InlineData(-200.0, -8.0)]
    [InlineData(0.25, 0.25)]
    public void FromReturn_BeyondAnyRealHour_IsClipped(double logReturn, double expected) =>
        Assert.Equal(expected * (1L << 50), ExactVariance.FromReturn(logReturn));

    [Fact]
    public void StandardDeviation_OfFewerThanTwo_IsNaN()
    {
        ExactVariance variance = default;
        Assert.True(double.IsNaN(variance.StandardDeviation()));
        variance.Replace(ExactVariance.Missing, 5);
        Assert.True(double.IsNaN(variance.StandardDeviation()));
        variance.Replace(ExactVariance.Missing, 5);
        Assert.Equal(0, variance.StandardDeviation());
    }

    private static bool MedianHolds(double[] values)
    {
        SlidingMedian median = default;
        var tape = Enumerable.Repeat(double.NaN, Length).Concat(values).ToArray();
        for (var end = Length; end < tape.Length; end++)
        {
            median.Update(tape.AsSpan(end - Length + 1, Length), tape[end - Length], tape[end]);
            var sorted = tape[(end - Length + 1)..(end + 1)].Where(x => !double.IsNaN(x)).Order().ToArray();
            var expected = sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
            if (!median.Value.Equals(expected))
            {
                return false;
            }
        }

        return true;
    }
}
