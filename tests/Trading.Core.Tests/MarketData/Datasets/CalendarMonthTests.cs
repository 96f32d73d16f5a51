using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;

namespace Trading.Core.Tests.MarketData.Datasets;

public sealed class CalendarMonthTests
{
    [Fact]
    public void Of_LastMillisecondOfAYear_IsDecember()
    {
        var month = CalendarMonth.Of(Timestamp.Utc(2025, 1, 1).AddMs(-1));

        Assert.Equal("2024-12", month.ToString());
        Assert.Equal(Timestamp.Utc(2024, 12, 1), month.Start);
        Assert.Equal(Timestamp.Utc(2025, 1, 1), month.End);
        Assert.Equal(new CalendarMonth(2025, 1), month.Next);
    }

    [Theory]
    [InlineData("2024-02", true)]
    [InlineData("2024-13", false)]
    [InlineData("2024-2", false)]
    [InlineData("24-02", false)]
    [InlineData("9999-01", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryParse_Text_AcceptsOnlyYearAndMonth(string? text, bool expected)
    {
        Assert.Equal(expected, CalendarMonth.TryParse(text, out var month));
        Assert.Equal(expected ? text : "0000-01", month.ToString());
    }

    [Fact]
    public void CompareTo_MonthsOverAYear_OrdersThem() =>
        Assert.True(new CalendarMonth(2024, 12).CompareTo(new CalendarMonth(2025, 1)) < 0);
}
