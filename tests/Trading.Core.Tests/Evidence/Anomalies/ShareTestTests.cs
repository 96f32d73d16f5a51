using FsCheck.Fluent;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Anomalies;

public class ShareTestTests
{
    /// <summary>8 of 10 at 95 % two-sided, from the formula by hand: (0.8 + 0.19207 -+ 0.31261) / 1.38415.</summary>
    [Fact]
    public void Interval_EightOfTen_IsWilsons()
    {
        var (lower, upper) = ShareTest.Interval(8, 10, 0.975);

        Assert.Equal(0.4902, lower, 4);
        Assert.Equal(0.9433, upper, 4);
    }

    [Fact]
    public void Interval_OfNoTrial_IsEverything() => Assert.Equal((0d, 1d), ShareTest.Interval(0, 0, 0.95));

    /// <summary>(1 + 10 + 45) / 1024; 0.9^20; 0.7^5; both ends are certain.</summary>
    [Theory]
    [InlineData(2, 10, 0.5, 0.0546875)]
    [InlineData(0, 20, 0.1, 0.1215766546)]
    [InlineData(0, 5, 0.3, 0.16807)]
    [InlineData(5, 5, 0.3, 1)]
    [InlineData(0, 5, 0, 1)]
    [InlineData(4, 5, 1, 0)]
    public void AtMost_Binomial_IsAsCountedByHand(int hits, int trials, double share, double expected) =>
        Assert.Equal(expected, ShareTest.AtMost(hits, trials, share), 9);

    [Fact]
    public void AtLeast_IsTheOtherTail() => Assert.Equal(0.0546875, ShareTest.AtLeast(8, 10, 0.5), 9);

    /// <summary>In pairs, 3 of 21 are 2 of 10.</summary>
    [Fact]
    public void AtMost_Clustered_CountsFewerTrialsAndRoundsForLuck() => Assert.Equal(0.0546875, ShareTest.AtMost(3, 21, 0.5, 2), 9);

    [Fact]
    public void AtMost_OneMoreMiss_NeverMakesItLikelier() => Properties.Check(
        Cases(),
        c => ShareTest.AtMost(c.Hits, c.Trials + 1, c.Share, c.Dispersion) <= ShareTest.AtMost(c.Hits, c.Trials, c.Share, c.Dispersion) + 1e-12);

    [Fact]
    public void AtMost_OneHitLess_NeverMakesItLikelier() => Properties.Check(
        Cases(),
        c => c.Hits == 0 || ShareTest.AtMost(c.Hits - 1, c.Trials, c.Share, c.Dispersion) <= ShareTest.AtMost(c.Hits, c.Trials, c.Share, c.Dispersion) + 1e-12);

    [Fact]
    public void Tails_OfNeighbours_AddUpToOne() => Properties.Check(
        Cases(),
        c => c.Hits == c.Trials || Math.Abs(ShareTest.AtMost(c.Hits, c.Trials, c.Share) + ShareTest.AtLeast(c.Hits + 1, c.Trials, c.Share) - 1) < 1e-9);

    [Fact]
    public void Interval_HoldsTheShareItself() => Properties.Check(
        Cases(),
        c =>
        {
            var (lower, upper) = ShareTest.Interval(c.Hits, c.Trials, 0.95);
            var share = (double)c.Hits / c.Trials;
            return lower >= 0 && lower <= share && share <= upper && upper <= 1;
        });

    private static FsCheck.Gen<(int Hits, int Trials, double Share, double Dispersion)> Cases() =>
        from trials in Gen.Choose(1, 200)
        from hits in Gen.Choose(0, trials)
        from share in Gen.Choose(1, 99)
        from dispersion in Gen.Choose(10, 50)
        select (hits, trials, share / 100.0, dispersion / 10.0);
}
