using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Tests.Reporting.Plots;

public class TicksTests
{
    [Theory]
    [InlineData(0, 100, 5, new[] { 0.0, 20, 40, 60, 80, 100 }, 0)]
    [InlineData(0.3, 0.7, 4, new[] { 0.3, 0.4, 0.5, 0.6, 0.7 }, 1)]
    [InlineData(-1, 2, 4, new[] { -1.0, 0, 1, 2 }, 0)]
    [InlineData(9_902, 10_098, 4, new[] { 9_900.0, 9_950, 10_000, 10_050, 10_100 }, 0)]
    [InlineData(-0.012, 0.021, 4, new[] { -0.02, -0.01, 0, 0.01, 0.02, 0.03 }, 2)]
    [InlineData(0, 3_100_000, 4, new[] { 0.0, 1_000_000, 2_000_000, 3_000_000, 4_000_000 }, 0)]
    [InlineData(0, 34, 5, new[] { 0.0, 10, 20, 30, 40 }, 0)]
    public void Around_ARange_EnclosesItInRoundSteps(double min, double max, int count, double[] values, int decimals)
    {
        var ticks = Ticks.Around(min, max, count);

        Assert.Equal(values, ticks.Values);
        Assert.Equal(decimals, ticks.Decimals);
    }

    [Fact]
    public void Around_NothingAtAll_CountsInWholeUnits() => Assert.Equal([-1.0, -0.5, 0, 0.5, 1], Ticks.Around(0, 0, 4).Values);

    [Theory]
    [InlineData(0)]
    [InlineData(250)]
    [InlineData(-3)]
    public void Around_OneValue_LeavesRoomOnBothSides(double value)
    {
        var ticks = Ticks.Around(value, value, 4);

        Assert.True(ticks.Min < value && ticks.Max > value);
        Assert.InRange(ticks.Values.Count, 2, 8);
    }
}
