using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Evidence.Statistics;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Statistics;

public class BacktestOverfittingTests
{
    [Fact]
    public void Measure_NoiseOfTheGivenGenerator_GivesPublishedValues()
    {
        var noise = Noise();
        Assert.Equal(0.00823237, noise[0], 1e-8);
        Assert.Equal(0.00198218, noise[1], 1e-8);
        Assert.Equal(-0.00340129, noise[2], 1e-8);
        var result = BacktestOverfitting.Measure(new ReturnMatrix(64, 8, noise), 8);
        Assert.Equal(70, result.Splits);
        Assert.Equal(20.0 / 70, result.Probability, 1e-12);
        Assert.Equal(0.198934, result.MeanLogit, 1e-6);
        Assert.Equal(20.0 / 70, result.LossProbability, 1e-12);
    }

    [Fact]
    public void Measure_OneSetWithAnEdge_GivesPublishedValues()
    {
        var noise = Noise();
        for (var t = 0; t < 64; t++)
        {
            noise[t * 8] += 0.02;
        }

        var result = BacktestOverfitting.Measure(new ReturnMatrix(64, 8, noise), 8);
        Assert.Equal(11.0 / 70, result.Probability, 1e-12);
        Assert.Equal(1.414796, result.MeanLogit, 1e-6);
    }

    [Fact]
    public void Measure_Noise_AgreesWithThePlainDefinition()
    {
        var noise = Noise();
        var result = BacktestOverfitting.Measure(new ReturnMatrix(64, 8, noise), 8);
        var plain = PlainCscv.Picks(noise, 64, 8, 8);
        Assert.Equal(plain.Select(p => p.Logit).Order(), result.Logits.Order(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(PlainCscv.Slope(plain), result.Slope!.Value, 1e-9);
        Assert.Equal(plain.Count(p => p.Outside < 0) / 70.0, result.LossProbability, 1e-12);
    }

    // Two periods a block, two blocks: A earns 1 % +- 1 in both halves, B loses, C flips. All by hand: A is best in both halves.
    [Fact]
    public void Measure_OneSetBestEverywhere_IsNotOverfit()
    {
        var result = BacktestOverfitting.Measure(
            ReturnMatrix.OfColumns([[0.02, 0.01, 0.02, 0.01], [-0.02, -0.01, -0.02, -0.01], [0.01, -0.01, -0.01, 0.01]]), 2);
        Assert.Equal(2, result.Splits);
        Assert.Equal(0, result.Probability);
        Assert.Equal(Math.Log(3), result.MeanLogit, 1e-12);
        Assert.Equal(0, result.LossProbability);
        Assert.Null(result.Slope);
    }

    // Each is best where it is chosen and worst after: rank 1 of 2, w = 1/3, l = -ln 2.
    [Fact]
    public void Measure_SetsThatTakeTurns_AreOverfitForSure()
    {
        var result = BacktestOverfitting.Measure(ReturnMatrix.OfColumns([[0.02, 0.01, -0.02, -0.01], [-0.02, -0.01, 0.02, 0.01]]), 2);
        Assert.Equal(1, result.Probability);
        Assert.Equal(-Math.Log(2), result.MeanLogit, 1e-12);
        Assert.Equal(1, result.LossProbability);
    }

    [Fact]
    public void Measure_PeriodsLeftOver_DropsTheOldest()
    {
        var noise = Noise();
        double[] longer = [.. Enumerable.Repeat(5.0, 3 * 8), .. noise];
        Assert.Equal(
            BacktestOverfitting.Measure(new ReturnMatrix(64, 8, noise), 8).Logits,
            BacktestOverfitting.Measure(new ReturnMatrix(67, 8, longer), 8).Logits);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void Measure_NoSetEverVaries_CountsAsOverfit(double value)
    {
        var result = BacktestOverfitting.Measure(new ReturnMatrix(16, 3, [.. Enumerable.Repeat(value, 48)]), 4);
        Assert.Equal(1, result.Probability);
        Assert.Equal(0, result.MeanLogit);
        Assert.Equal(0, result.LossProbability);
        Assert.Null(result.Slope);
    }

    // A set that never traded is chosen over losers, and is then neither a loss nor a winner.
    [Fact]
    public void Measure_IdleSetAmongLosers_IsChosenAtSharpeZero()
    {
        var result = BacktestOverfitting.Measure(
            ReturnMatrix.OfColumns([[-0.01, -0.02, -0.01, -0.03], [0, 0, 0, 0], [-0.02, -0.01, -0.01, -0.02]]), 2);
        Assert.Equal(0, result.Probability);
        Assert.Equal(0, result.LossProbability);
        Assert.Equal(Math.Log(3), result.MeanLogit, 1e-12);
    }

    [Fact]
    public void Measure_ColumnsReordered_ChangesNoBit()
    {
        // Values of a coarse grid and idle sets give ties inside and out of sample.
        var cases = from columns in Gen.Choose(2, 6)
                    from blocks in Gen.Elements(2, 4, 6)
                    from extra in Gen.Choose(0, 5)
                    from cells in Gen.Choose(-2, 2).ArrayOf(columns * ((blocks * 2) + extra))
                    from seed in Gen.Choose(0, int.MaxValue)
                    select (columns, blocks, cells: cells.Select(x => x / 100.0).ToArray(), seed);
        Properties.Check(cases, c =>
        {
            var order = Shuffled(c.columns, c.seed);
            var periods = c.cells.Length / c.columns;
            var moved = Enumerable.Range(0, c.cells.Length).Select(i => c.cells[(i / c.columns * c.columns) + order[i % c.columns]]);
            var one = BacktestOverfitting.Measure(new ReturnMatrix(periods, c.columns, c.cells), c.blocks);
            var other = BacktestOverfitting.Measure(new ReturnMatrix(periods, c.columns, [.. moved]), c.blocks);
            return one.Logits.SequenceEqual(other.Logits)
                && (one with { Logits = [] }) == (other with { Logits = one.Logits } with { Logits = [] });
        });
    }

    [Fact]
    public void Measure_FullSize_LooksAtEverySplit()
    {
        var random = new SeededRandom(7);
        var values = new double[730 * 50];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextNormal() * 0.02;
        }

        var result = BacktestOverfitting.Measure(new ReturnMatrix(730, 50, values), 16);
        Assert.Equal(12_870, result.Splits);
        Assert.InRange(result.Probability, 0.1, 0.9);
    }

    [Fact]
    public void Measure_UnfitShape_Throws()
    {
        var noise = new ReturnMatrix(64, 8, Noise());
        Assert.Throws<ArgumentOutOfRangeException>(() => BacktestOverfitting.Measure(noise, 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => BacktestOverfitting.Measure(noise, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BacktestOverfitting.Measure(noise, 22));
        Assert.Throws<ArgumentException>(() => BacktestOverfitting.Measure(new ReturnMatrix(7, 2, new double[14]), 4));
        Assert.Throws<ArgumentException>(() => BacktestOverfitting.Measure(new ReturnMatrix(64, 1, new double[64]), 4));
    }

    private static double[] Noise()
    {
        var values = new double[64 * 8];
        var state = 42L;
        for (var i = 0; i < values.Length; i++)
        {
            state = ((1_103_515_245 * state) + 12_345) % (1L << 31);
            values[i] = ((((state >> 16) & 0x7fff) / 32_767.0) - 0.5) / 10;
        }

        return values;
    }

    private static int[] Shuffled(int count, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.NextInt32(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
