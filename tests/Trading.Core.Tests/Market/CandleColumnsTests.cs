using Trading.Core.Market;

namespace Trading.Core.Tests.Market;

public class CandleColumnsTests
{
    [Fact]
    public void Append_MoreThanTheCapacity_KeepsEveryCandle()
    {
        var columns = new CandleColumns(2);
        for (var i = 0; i < 1000; i++)
        {
            columns.Append(Number(i));
        }

        Assert.Equal(1000, columns.Count);
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(Number(i), columns[i]);
        }
    }

    [Fact]
    public void EnsureCapacity_Larger_GrowsAllColumnsAlikeAndKeepsRows()
    {
        var columns = new CandleColumns();
        columns.Append(Number(3));
        columns.EnsureCapacity(100);
        Assert.True(columns.Capacity >= 100);
        Assert.All(
            new[] { columns.Open.Length, columns.High.Length, columns.Low.Length, columns.Close.Length, columns.Volume.Length },
            length => Assert.Equal(columns.Capacity, length));
        Assert.Equal(Number(3), columns[0]);
    }

    [Fact]
    public void EnsureCapacity_AlreadyThere_KeepsTheArrays()
    {
        var columns = new CandleColumns(10);
        var times = columns.OpenTimeMs;
        columns.EnsureCapacity(10);
        Assert.Same(times, columns.OpenTimeMs);
    }

    [Fact]
    public void Clear_ThenAppend_ReusesTheBuffers()
    {
        var columns = new CandleColumns(1);
        columns.Append(Number(1));
        var times = columns.OpenTimeMs;
        columns.Clear();
        Assert.Equal(0, columns.Count);
        columns.Append(Number(2));
        Assert.Same(times, columns.OpenTimeMs);
        Assert.Equal(Number(2), columns[0]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void SetCount_OutsideTheCapacity_Throws(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CandleColumns(4).SetCount(count));

    [Fact]
    public void SetCount_FilledByAReader_MakesRowsVisible()
    {
        var columns = new CandleColumns(4);
        columns.OpenTimeMs[1] = 60_000;
        columns.Close[1] = 7;
        columns.SetCount(2);
        Assert.Equal(new Candle(new Timestamp(60_000), 0, 0, 0, 7, 0), columns[1]);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(60_000, 1)]
    [InlineData(120_000, 2)]
    [InlineData(179_999, 3)]
    [InlineData(180_000, 3)]
    [InlineData(180_001, 4)]
    public void LowerBound_AnyTime_IsTheFirstCandleNotBefore(long ms, int expected)
    {
        // Room beyond the count holds zeros, which a search must not see.
        var columns = new CandleColumns(16);
        for (var i = 0; i < 4; i++)
        {
            columns.Append(Number(i));
        }

        Assert.Equal(expected, columns.LowerBound(new Timestamp(ms)));
    }

    [Fact]
    public void QuoteVolume_OfACandle_IsBaseVolumeAtTheClose() =>
        Assert.Equal(150_000.0, new Candle(default, 1, 1, 1, 60_000, 2.5).QuoteVolume);

    private static Candle Number(int i) => new(new Timestamp(i * 60_000L), i + 0.1, i + 0.4, i, i + 0.3, i * 10);
}
