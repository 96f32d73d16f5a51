using Trading.Core.Analytics;

namespace Trading.Core.Tests.Analytics;

public class UnderWaterTests
{
    [Fact]
    public void Pct_RiseAndFall_IsBelowTheHighestSoFar() =>
        Assert.Equal([0, 0, -25, -10, 0], UnderWater.Pct([100, 200, 150, 180, 250]).Select(d => Math.Round(d, 12)));

    [Fact]
    public void Pct_Gap_StaysOneAndForgetsNoHigh() =>
        Assert.Equal([double.NaN, 0, double.NaN, -50], UnderWater.Pct([double.NaN, 100, double.NaN, 50]).Select(d => Math.Round(d, 12)));
}
