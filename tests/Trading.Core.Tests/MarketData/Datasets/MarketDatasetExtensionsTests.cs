using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Tests.MarketData.Datasets;

public sealed class MarketDatasetExtensionsTests
{
    private static readonly ProductId Eth = ProductId.Parse("ETH-USD");

    [Fact]
    public void OpenCandlesResampled_StoredInterval_ReadsIt()
    {
        using var cursor = TestMarket.TwoProducts().OpenCandlesResampled(Eth, Interval.OneHour, Timestamp.MinValue, Timestamp.MaxValue);
        var into = new CandleColumns();

        Assert.True(cursor.ReadNext(into));
        Assert.Equal([100.0, 101.0], into.Close[..into.Count]);
    }

    [Fact]
    public void OpenCandlesResampled_HalfHours_AreMadeOfQuarterHours()
    {
        // Quarter-hours from 23:00 over midnight to 01:00 close at 100 to 107; half-hours from 23:30 on are asked for.
        using var cursor = TestMarket.TwoProducts().OpenCandlesResampled(
            Eth, Interval.FromMinutes(30), Timestamp.Utc(2024, 1, 31, 23, 15), Timestamp.Utc(2024, 2, 1, 0, 15));
        var into = new CandleColumns();
        var all = new CandleColumns();
        while (cursor.ReadNext(into))
        {
            all.AppendRange(into, 0, into.Count);
        }

        Assert.Equal(2, all.Count);
        Assert.Equal(new Candle(Timestamp.Utc(2024, 1, 31, 23, 30), 102, 104, 101, 103, 2 + 3), all[0]);
        Assert.Equal(new Candle(Timestamp.Utc(2024, 2, 1), 104, 106, 103, 105, 4 + 5), all[1]);
    }

    [Fact]
    public void OpenCandlesResampled_FinerThanStored_IsAnError() => Assert.Equal(
        "interval: 1m is finer than the source's 15m; expected 15m or a multiple of it",
        Assert.Throws<InputException>(() => TestMarket.TwoProducts().OpenCandlesResampled(
            Eth, Interval.OneMinute, Timestamp.MinValue, Timestamp.MaxValue)).Message);

    [Fact]
    public void SourceInterval_TwoThatDivide_IsTheCoarsest() =>
        Assert.Equal(Interval.OneHour, TestMarket.TwoProducts().Manifest.SourceInterval(Eth, Interval.FromMinutes(360)));
}
