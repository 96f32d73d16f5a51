using Trading.Core.Evidence.Statistics;

namespace Trading.Core.Tests.Evidence.Statistics;

public class StationaryBootstrapTests
{
    [Fact]
    public void Draw_SameSeed_DrawsTheSame()
    {
        var (one, other) = (new SeededRandom(3), new SeededRandom(3));
        Assert.Equal(Drawn(50, 4, ref one), Drawn(50, 4, ref other));
        Assert.NotEqual(Drawn(50, 4, ref one), Drawn(50, 8, ref other));
    }

    [Fact]
    public void Draw_BlocksOfOne_TakesEveryPeriodEquallyOften()
    {
        var random = new SeededRandom(4);
        var counts = new int[10];
        for (var i = 0; i < 10_000; i++)
        {
            foreach (var period in Drawn(10, 1, ref random))
            {
                counts[period]++;
            }
        }

        // Binomial(100,000, 0.1): standard deviation 95.
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 400, 10_000 + 400));
    }

    // A run goes on with probability 1 - 1/L + 1/(L n), the last for a fresh block that happens to go on; and wraps at the end.
    [Fact]
    public void Draw_LongerBlocks_GoOnAsOftenAsTheirLengthSays()
    {
        var random = new SeededRandom(5);
        var (goesOn, wraps) = (0, 0);
        for (var i = 0; i < 1_000; i++)
        {
            var periods = Drawn(101, 5, ref random);
            for (var t = 1; t < periods.Length; t++)
            {
                goesOn += periods[t] == (periods[t - 1] + 1) % 101 ? 1 : 0;
                wraps += periods[t - 1] == 100 && periods[t] == 0 ? 1 : 0;
            }
        }

        var expected = 100_000 * (0.8 + (0.2 / 101));
        Assert.InRange(goesOn, expected - 600, expected + 600);
        Assert.InRange(wraps, 650, 950);
    }

    [Fact]
    public void LongRunVariance_BlocksOfOne_IsTheVarianceWithN() =>
        Assert.Equal(1.25, StationaryBootstrap.LongRunVariance([1, 2, 3, 4], 1), 1e-12);

    // 1, 2, 3, 4 less 2.5: circular covariances 1.25, -0.25, -0.75, -0.25; weights 2 x (3/4 x 1/2, 2/4 x 1/4, 1/4 x 1/8).
    [Fact]
    public void LongRunVariance_FourNumbersInBlocksOfTwo_IsTheSumByHand() =>
        Assert.Equal(
            1.25 + (2 * ((0.375 * -0.25) + (0.125 * -0.75) + (0.03125 * -0.25))), StationaryBootstrap.LongRunVariance([1, 2, 3, 4], 2), 1e-12);

    [Fact]
    public void LongRunVariance_OfASeries_IsWhatItsResamplesShow()
    {
        var series = AutoRegression(40, 0.6, 6);
        var random = new SeededRandom(7);
        var means = new double[20_000];
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = Drawn(series.Length, 5, ref random).Average(period => series[period]);
        }

        var centre = means.Average();
        var shown = series.Length * means.Average(m => Math.Pow(m - centre, 2));
        var kernel = StationaryBootstrap.LongRunVariance(series, 5);
        Assert.InRange(shown / kernel, 0.96, 1.04);
    }

    [Fact]
    public void LongRunVariance_SeriesWithoutVariance_IsZero() =>
        Assert.Equal(0, StationaryBootstrap.LongRunVariance([0.1, 0.1, 0.1], 2));

    [Theory]
    [InlineData(0.99)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Draw_LengthOutOfRange_Throws(double length)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            var random = new SeededRandom(1);
            StationaryBootstrap.Draw(new int[3], length, ref random);
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => StationaryBootstrap.LongRunVariance([1, 2], length));
    }

    // For an AR(1) the best length is (2 rho / (1 - rho^2))^(2/3) n^(1/3).
    [Theory]
    [InlineData(0.3, 20_000, 20.56)]
    [InlineData(0.5, 20_000, 32.88)]
    [InlineData(0.7, 20_000, 53.40)]
    public void Automatic_LongAutoRegression_IsNearTheTheory(double persistence, int periods, double expected)
    {
        var lengths = Enumerable.Range(0, 5).Select(i => BlockLength.Automatic(AutoRegression(periods, persistence, (ulong)(20 + i)))).Order();
        Assert.InRange(lengths.ElementAt(2) / expected, 0.8, 1.25);
    }

    [Fact]
    public void Automatic_WhiteNoise_IsShort() => Assert.InRange(BlockLength.Automatic(AutoRegression(5_000, 0, 30)), 1, 4);

    [Fact]
    public void Automatic_OutOfShape_StaysInItsRange()
    {
        Assert.Equal(1, BlockLength.Automatic([0.1, 0.1, 0.1, 0.1, 0.1]));
        Assert.Equal(1, BlockLength.Automatic([0.1, 0.2]));
        Assert.Equal(1, BlockLength.Automatic([]));

        // Three down and three up in turn depend on themselves for ever: 91 by the formula, cut to ceil(3 sqrt 400).
        Assert.Equal(60, BlockLength.Automatic([.. Enumerable.Range(0, 400).Select(t => t / 3 % 2 == 0 ? 0.0 : 1)]));
    }

    // By a separate program from the published definition.
    [Theory]
    [InlineData(30, 6.45)]
    [InlineData(100, 14.20)]
    [InlineData(400, 32.87)]
    public void Automatic_StraightLine_IsTheFormulas(int periods, double expected) =>
        Assert.Equal(expected, BlockLength.Automatic([.. Enumerable.Range(0, periods).Select(t => (double)t)]), 0.005);

    private static double[] AutoRegression(int periods, double persistence, ulong seed)
    {
        var random = new SeededRandom(seed);
        var values = new double[periods];
        for (var t = 0; t < periods; t++)
        {
            values[t] = random.NextNormal() + (t > 0 ? persistence * values[t - 1] : 0);
        }

        return values;
    }

    private static int[] Drawn(int count, double length, ref SeededRandom random)
    {
        var periods = new int[count];
        StationaryBootstrap.Draw(periods, length, ref random);
        return periods;
    }
}
