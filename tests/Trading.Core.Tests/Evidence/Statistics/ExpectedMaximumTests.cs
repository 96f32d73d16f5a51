using Trading.Core.Evidence.Statistics;

namespace Trading.Core.Tests.Evidence.Statistics;

public class ExpectedMaximumTests
{
    // The exact means of two and three normals are 1 / sqrt(pi) and 3 / (2 sqrt(pi)).
    [Theory]
    [InlineData(2, 0.5641895835477563)]
    [InlineData(3, 0.8462843753216345)]
    public void OfNormals_TwoOrThree_IsTheClosedForm(int trials, double expected) =>
        Assert.Equal(expected, ExpectedMaximum.OfNormals(trials), 1e-12);

    [Theory]
    [InlineData(2, 0.5642, 0.5198)]
    [InlineData(10, 1.5388, 1.5746)]
    [InlineData(100, 2.5076, 2.5306)]
    public void OfNormals_ForcedMethods_GiveTheirOwnValues(int trials, double exact, double approximate)
    {
        Assert.Equal(exact, ExpectedMaximum.OfNormals(trials, ExpectedMaximumMethod.Exact), 5e-5);
        Assert.Equal(approximate, ExpectedMaximum.OfNormals(trials, ExpectedMaximumMethod.Approximate), 5e-5);
    }

    [Theory]
    [InlineData(49, ExpectedMaximumMethod.Exact)]
    [InlineData(50, ExpectedMaximumMethod.Approximate)]
    public void OfNormals_BySize_ChangesMethodAtFifty(int trials, ExpectedMaximumMethod expected) =>
        Assert.Equal(ExpectedMaximum.OfNormals(trials, expected), ExpectedMaximum.OfNormals(trials));

    [Theory]
    [InlineData(ExpectedMaximumMethod.BySize)]
    [InlineData(ExpectedMaximumMethod.Exact)]
    [InlineData(ExpectedMaximumMethod.Approximate)]
    public void OfNormals_OneTrial_IsZero(ExpectedMaximumMethod method) => Assert.Equal(0, ExpectedMaximum.OfNormals(1, method));

    [Fact]
    public void OfNormals_MoreTrials_IsHigher()
    {
        for (var n = 1; n < 200; n++)
        {
            Assert.True(ExpectedMaximum.OfNormals(n + 1) > ExpectedMaximum.OfNormals(n), $"{n + 1} against {n}");
        }
    }

    [Fact]
    public void OfNormals_NoTrial_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => ExpectedMaximum.OfNormals(0));
}
