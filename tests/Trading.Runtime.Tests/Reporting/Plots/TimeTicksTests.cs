using Trading.Core.Market;
using Trading.Runtime.Reporting.Plots;

namespace Trading.Runtime.Tests.Reporting.Plots;

public class TimeTicksTests
{
    [Fact]
    public void Of_HalfAYear_MarksEveryOtherMonthAndNamesTheYearInJanuary() => Assert.Equal(
        [(Timestamp.Utc(2023, 11, 1), "Nov"), (Timestamp.Utc(2024, 1, 1), "Jan 2024"), (Timestamp.Utc(2024, 3, 1), "Mar")],
        TimeTicks.Of(Timestamp.Utc(2023, 10, 5), Timestamp.Utc(2024, 4, 5), 4));

    [Fact]
    public void Of_TenYears_MarksYearsThatAreMultiplesOfTheStep() => Assert.Equal(
        ["2016", "2018", "2020", "2022", "2024"],
        TimeTicks.Of(Timestamp.Utc(2015, 6, 1), Timestamp.Utc(2025, 6, 1), 6).Select(t => t.Label));

    [Fact]
    public void Of_AWeek_MarksEveryOtherDayFromTheFirstMidnight() => Assert.Equal(
        [(Timestamp.Utc(2025, 3, 2), "2 Mar"), (Timestamp.Utc(2025, 3, 4), "4 Mar"), (Timestamp.Utc(2025, 3, 6), "6 Mar")],
        TimeTicks.Of(Timestamp.Utc(2025, 3, 1, 12), Timestamp.Utc(2025, 3, 7), 4));

    [Fact]
    public void Of_AnyLength_NeverHasMoreMarksThanRoomAndNeverNone()
    {
        for (var days = 2; days < 4_000; days += 7)
        {
            var ticks = TimeTicks.Of(Timestamp.Utc(2015, 3, 3), Timestamp.Utc(2015, 3, 3) + TimeSpan.FromDays(days), 5);
            Assert.InRange(ticks.Count, 1, 7);
        }
    }

    [Fact]
    public void Of_SixHours_MarksTheClockAndTheDayAtMidnight() => Assert.Equal(
        ["22:00", "2 Mar", "02:00"],
        TimeTicks.Of(Timestamp.Utc(2025, 3, 1, 21), Timestamp.Utc(2025, 3, 2, 3), 4).Select(t => t.Label));
}
