using Trading.Core.Features;
using Trading.Core.Market;

namespace Trading.Core.Tests.Features;

public sealed class FeatureWindowDefinitionTests
{
    [Theory]
    [InlineData("1m", 1, 0, 0, 10)]
    [InlineData("1m", 2, 0.3, 0.0002, 10)]
    [InlineData("1m", 3, 0.9, 0.0002, 60)]
    [InlineData("5m", 4, 0.1, 0.001, 10)]
    [InlineData("10m", 5, 0.05, 0.001, 10)]
    [InlineData("15m", 6, 0, 0, 10)]
    [InlineData("15m", 7, 0.02, 0.002, 10)]
    [InlineData("15m", 8, 0.3, 0.01, 45)]
    [InlineData("15m", 9, 0.1, 0.03, 100)]
    [InlineData("30m", 10, 0.02, 0.002, 10)]
    [InlineData("1h", 11, 0, 0, 10)]
    [InlineData("1h", 12, 0.05, 0.002, 10)]
    public void Values_OnRandomWalks_EqualThePlainDefinition(
        string interval, ulong seed, double dropOne, double dropBlock, double holeSharePctMax)
    {
        var source = Interval.Parse(interval, "interval");
        var candles = TestCandles.Walk(seed, source, 500, dropOne, dropBlock);
        var window = new FeatureWindow(source, FeatureNeeds.Windowed, new FeatureOptions(holeSharePctMax));
        var random = new SeededRandom(seed);
        var fed = 0;
        for (var time = TestCandles.Start; time < TestCandles.Start.AddMs(510 * 3_600_000L); time = time.AddMs(900_000))
        {
            var complete = candles.LowerBound(time.AddMs(1 - source.Ms));
            window.Advance(candles, fed, complete);
            fed = complete;
            window.CloseTo(time);
            if (random.NextInt32(20) == 0)
            {
                FeatureAssert.Close(PlainFeatures.At(candles, source, time, holeSharePctMax), window.Values, $"at {time}");
            }
        }
    }
}
