using FsCheck.Fluent;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Evidence.Anomalies;

public class RateDetectorTests
{
    /// <summary>1 - e^-2 (1 + 2 + 2 + 4/3 + 2/3), 1 - e^-1, certainty, and from tables 1 - P(X &lt;= 11 | 4).</summary>
    [Theory]
    [InlineData(5, 2, 1, 0.052653)]
    [InlineData(1, 1, 1, 0.632121)]
    [InlineData(0, 1, 1, 1)]
    [InlineData(12, 4, 1, 0.000915)]
    public void AtLeast_Poisson_IsAsInTables(int count, double mean, double dispersion, double expected) =>
        Assert.Equal(expected, RateDetector.AtLeast(count, mean, dispersion), 6);

    /// <summary>Eleven that come in pairs where four are expected are five where two are.</summary>
    [Fact]
    public void AtLeast_Clustered_CountsClusters() => Assert.Equal(0.052653, RateDetector.AtLeast(11, 4, 2), 6);

    [Fact]
    public void AtLeast_OneMore_IsNeverLikelier() => Properties.Check(
        from count in Gen.Choose(0, 100)
        from mean in Gen.Choose(1, 400)
        from dispersion in Gen.Choose(10, 50)
        select (count, mean / 10.0, dispersion / 10.0),
        c => RateDetector.AtLeast(c.count + 1, c.Item2, c.Item3) <= RateDetector.AtLeast(c.count, c.Item2, c.Item3) + 1e-12);
}
