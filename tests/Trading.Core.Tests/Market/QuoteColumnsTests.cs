using Trading.Core.Market;

namespace Trading.Core.Tests.Market;

public class QuoteColumnsTests
{
    [Fact]
    public void Append_ManyQuotes_KeepsEveryOneAndItsGaps()
    {
        var columns = new QuoteColumns();
        for (var i = 0; i < 500; i++)
        {
            columns.Append(Number(i));
        }

        Assert.Equal(500, columns.Count);
        for (var i = 0; i < 500; i++)
        {
            // Record equality holds for NaN too.
            Assert.Equal(Number(i), columns[i]);
        }
    }

    [Fact]
    public void EnsureCapacity_Larger_GrowsAllColumnsAlike()
    {
        var columns = new QuoteColumns();
        columns.EnsureCapacity(7);
        var size = columns.AtMs.Length;
        Assert.True(size >= 7);
        Assert.All(
            new[] { columns.Bid.Length, columns.Ask.Length, columns.BidSize.Length, columns.AskSize.Length, columns.DepthNotional.Length },
            length => Assert.Equal(size, length));
    }

    [Fact]
    public void Clear_ThenAppend_ReusesTheBuffers()
    {
        var columns = new QuoteColumns();
        columns.Append(Number(1));
        var times = columns.AtMs;
        columns.Clear();
        Assert.Equal(0, columns.Count);
        columns.Append(Number(2));
        Assert.Same(times, columns.AtMs);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void SetCount_OutsideTheCapacity_Throws(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuoteColumns().SetCount(count));

    private static Quote Number(int i) =>
        new(new Timestamp(i * 1000L), 100 + i, 101 + i, i % 2 == 0 ? double.NaN : 0.5, 0.25, i % 3 == 0 ? double.NaN : 10_000);
}
