using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Tests.Features;

public sealed class RegimeClassifierTests
{
    private static readonly RegimeThresholds Thresholds = new(-10, 100, 10, 60, -5);

    [Theory]
    [InlineData(-10.01, 50, Regime.Crash)]
    [InlineData(-10, 50, Regime.Bear)]
    [InlineData(-5, 50, Regime.Bear)]
    [InlineData(-4.99, 50, Regime.Chop)]
    [InlineData(0, 100, Regime.Chop)]
    [InlineData(0, 100.01, Regime.Crash)]
    [InlineData(9.99, 50, Regime.Chop)]
    [InlineData(10, 59.99, Regime.Bull)]
    [InlineData(10, 60, Regime.Chop)]
    [InlineData(30, 101, Regime.Crash)]
    public void Classify_EitherSideOfAThreshold_IsTheFirstThatFits(double trend, double vol, Regime expected)
    {
        var btc = FeatureValues.Unavailable;
        btc.Return168hPct = trend;
        btc.RealisedVolPct = vol;
        Assert.Equal(new RegimeReading(expected, trend, vol, IsInsufficientData: false), RegimeClassifier.Classify(btc, Thresholds));
    }

    [Theory]
    [InlineData(double.NaN, 50)]
    [InlineData(-20, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Classify_WithoutEnoughData_IsChopMarkedSo(double trend, double vol)
    {
        var btc = FeatureValues.Unavailable;
        btc.Return168hPct = trend;
        btc.RealisedVolPct = vol;
        Assert.Equal(new RegimeReading(Regime.Chop, trend, vol, IsInsufficientData: true), RegimeClassifier.Classify(btc, Thresholds));
    }

    [Fact]
    public void Regime_OfAnEmptyBoard_IsChopMarkedSo()
    {
        var board = new FeatureBoard(2);
        Assert.Equal(Regime.Chop, board.Regime.Regime);
        Assert.True(board.Regime.IsInsufficientData);
        Assert.Equal(2, board.Count);
        Assert.All(board.Values, v => Assert.True(double.IsNaN(v.Price)));
    }
}
