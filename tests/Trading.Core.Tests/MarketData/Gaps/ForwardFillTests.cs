using Trading.Core.Market;
using Trading.Core.MarketData.Gaps;

namespace Trading.Core.Tests.MarketData.Gaps;

public sealed class ForwardFillTests
{
    private static readonly Timestamp Start = Timestamp.Utc(2024, 1, 1);

    [Fact]
    public void Apply_GapAcrossChunks_FillsWithLastCloseAndNoVolume()
    {
        var fill = new ForwardFill(Interval.OneMinute);
        var first = new CandleColumns();
        first.Append(new Candle(Start, 2, 4, 1, 3, 5));
        var second = new CandleColumns();
        second.Append(new Candle(Start.AddMs(180_000), 7, 9, 6, 8, 1));
        var into = new CandleColumns();

        fill.Apply(first, into);
        fill.Apply(second, into);

        Assert.Equal(4, into.Count);
        Assert.Equal(2, fill.Filled);
        Assert.Equal(new Candle(Start.AddMs(60_000), 3, 3, 3, 3, 0), into[1]);
        Assert.Equal(new Candle(Start.AddMs(120_000), 3, 3, 3, 3, 0), into[2]);
        Assert.Equal(second[0], into[3]);
    }
}
