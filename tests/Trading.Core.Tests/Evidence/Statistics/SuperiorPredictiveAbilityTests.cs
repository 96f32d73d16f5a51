using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Evidence.Statistics;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Statistics;

public class SuperiorPredictiveAbilityTests
{
    // Blocks of one: w^2 is the variance with n. Column 0: mean 1, variance 2; column 1: mean 0.5, variance 0.25.
    [Fact]
    public void Test_TwoColumns_StatisticIsTheLargestQuotient()
    {
        var excess = ReturnMatrix.OfColumns([[3, 1, -1, 1], [0, 1, 0, 1]]);
        var result = SuperiorPredictiveAbility.Test(excess, new BootstrapPlan(200, 1, 1));
        Assert.Equal(2.0, result.Statistic, 1e-12);
        Assert.Equal(1, result.BestColumn);
    }

    [Fact]
    public void Test_NoSetAhead_IsNoEvidenceAtAll()
    {
        var result = SuperiorPredictiveAbility.Test(Random(200, 5, -0.3, 3), new BootstrapPlan(200, 1));
        Assert.Equal(0, result.Statistic);
        Assert.Equal((1.0, 1.0, 1.0), (result.PLower, result.PConsistent, result.PUpper));
    }

    [Fact]
    public void Test_OneSetFarAhead_IsBeyondEveryResample()
    {
        var result = SuperiorPredictiveAbility.Test(Random(300, 5, 0.4, 4), new BootstrapPlan(999, 1));
        Assert.Equal(0.001, result.PConsistent, 1e-12);
        Assert.Equal(0.001, result.PUpper, 1e-12);
    }

    // Hopeless sets weigh on the conservative p alone: that is what the consistent one is for.
    [Fact]
    public void Test_ManyHopelessSets_RaiseOnlyTheUpperP()
    {
        var noise = Random(250, 1, 0, 5).Column(0);
        double[] good = [.. noise.Select(x => x - noise.Average() + 0.12)];
        var bad = Enumerable.Range(0, 40).Select(i => (IReadOnlyList<double>)Random(250, 1, -1, (ulong)(100 + i)).Column(0));
        var result = SuperiorPredictiveAbility.Test(ReturnMatrix.OfColumns([good, .. bad]), new BootstrapPlan(1000, 1, 1));
        Assert.True(result.PConsistent < 0.1 && result.PUpper > 0.3, $"{result}");
    }

    [Fact]
    public void Test_ColumnsWithoutVariance_AreLeftOut()
    {
        var one = Random(100, 1, 0.1, 6);
        var withFlat = ReturnMatrix.OfColumns([new double[100], one.Column(0), [.. Enumerable.Repeat(0.1, 100)]]);
        var plan = new BootstrapPlan(300, 2);
        var expected = SuperiorPredictiveAbility.Test(one, plan);
        Assert.Equal(expected with { BestColumn = 1 }, SuperiorPredictiveAbility.Test(withFlat, plan));
        var flat = SuperiorPredictiveAbility.Test(new ReturnMatrix(10, 2, new double[20]), plan);
        Assert.Equal(new SpaResult(0, null, 1, 1, 1, 1), flat);
    }

    [Fact]
    public void Test_SameSeed_GivesTheSameResult()
    {
        var excess = Random(150, 4, 0.05, 8);
        Assert.Equal(
            SuperiorPredictiveAbility.Test(excess, new BootstrapPlan(300, 9)), SuperiorPredictiveAbility.Test(excess, new BootstrapPlan(300, 9)));
    }

    [Fact]
    public void Test_AnyMatrix_OrdersItsPValues()
    {
        var cases = from columns in Gen.Choose(1, 6)
                    from periods in Gen.Choose(4, 40)
                    from drift in Gen.Choose(-100, 100).ArrayOf(columns)
                    from cells in Gen.Choose(-100, 100).ArrayOf(columns * periods)
                    from seed in Gen.Choose(0, int.MaxValue)
                    select (columns, values: cells.Select((x, i) => (x + drift[i % columns]) / 100.0).ToArray(), seed);
        Properties.Check(cases, c =>
        {
            var result = SuperiorPredictiveAbility.Test(
                new ReturnMatrix(c.values.Length / c.columns, c.columns, c.values), new BootstrapPlan(50, (ulong)c.seed));
            return result.PLower <= result.PConsistent && result.PConsistent <= result.PUpper && result.PLower > 0 && result.PUpper <= 1;
        });
    }

    // 300 markets, five sets each, none better than the benchmark. At 5 % the Monte Carlo error is 1.26 %: three of it are allowed.
    [Fact]
    public void Test_NothingIsAhead_RejectsNoMoreOftenThanAlpha()
    {
        const int Markets = 300;
        const double Alpha = 0.05;
        const double Error = 0.0126;
        var rejected = 0;
        for (var i = 0; i < Markets; i++)
        {
            var result = SuperiorPredictiveAbility.Test(Random(200, 5, 0, (ulong)(5_000 + i)), new BootstrapPlan(99, (ulong)i));
            rejected += result.PConsistent <= Alpha ? 1 : 0;
        }

        Assert.True(rejected <= Markets * (Alpha + (3 * Error)), $"{rejected} of {Markets}");
        Assert.True(rejected > 0, "a test that never rejects would pass for one of the right size");
    }

    [Fact]
    public void Test_UnfitArguments_Throw()
    {
        var excess = new ReturnMatrix(10, 2, new double[20]);
        Assert.Throws<ArgumentException>(() => SuperiorPredictiveAbility.Test(new ReturnMatrix(3, 2, new double[6]), new BootstrapPlan(10, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SuperiorPredictiveAbility.Test(excess, new BootstrapPlan(0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SuperiorPredictiveAbility.Test(excess, new BootstrapPlan(10, 1, 0.5)));
    }

    private static ReturnMatrix Random(int periods, int columns, double drift, ulong seed)
    {
        var random = new SeededRandom(seed);
        var values = new double[periods * columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextNormal() + drift;
        }

        return new ReturnMatrix(periods, columns, values);
    }
}
