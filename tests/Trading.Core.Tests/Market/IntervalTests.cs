using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Market;

public class IntervalTests
{
    [Theory]
    [InlineData("1s", 1_000, "1s")]
    [InlineData("90s", 90_000, "90s")]
    [InlineData("1m", 60_000, "1m")]
    [InlineData("15m", 900_000, "15m")]
    [InlineData("60m", 3_600_000, "1h")]
    [InlineData("4h", 14_400_000, "4h")]
    [InlineData("24h", 86_400_000, "1d")]
    [InlineData("7d", 604_800_000, "7d")]
    public void TryParse_CountAndUnit_IsThatLongAndPrintsInTheLargestUnit(string text, long ms, string printed)
    {
        Assert.True(Interval.TryParse(text, out var interval));
        Assert.Equal(ms, interval.Ms);
        Assert.Equal(TimeSpan.FromMilliseconds(ms), interval.Duration);
        Assert.Equal(printed, interval.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("15")]
    [InlineData("0m")]
    [InlineData("-1m")]
    [InlineData("+1m")]
    [InlineData("1.5h")]
    [InlineData(" 1h")]
    [InlineData("1w")]
    [InlineData("1M")]
    [InlineData("99999999d")]
    public void TryParse_AnythingElse_IsRefused(string? text)
    {
        Assert.False(Interval.TryParse(text, out var interval));
        Assert.Equal(default, interval);
    }

    [Fact]
    public void Parse_NotAnInterval_NamesFieldValueAndWhatIsExpected()
    {
        var error = Assert.Throws<InputException>(() => Interval.Parse("soon", "--interval"));
        Assert.Equal("--interval: 'soon' is not an interval; expected a number and s, m, h or d, such as 15m", error.Message);
        Assert.Equal(Interval.QuarterHour, Interval.Parse("15m", "--interval"));
    }

    [Fact]
    public void ToString_AnyInterval_IsReadBackAsItself() => Properties.Check(
        Gen.Choose(1, 9_999_999),
        seconds => Interval.TryParse(Interval.FromSeconds(seconds).ToString(), out var back) && back == Interval.FromSeconds(seconds));

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    public void FromSeconds_NotPositive_Throws(long seconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.FromSeconds(seconds));
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.FromMinutes(seconds));
    }

    [Fact]
    public void NamedIntervals_InMilliseconds_AreWhatTheirNamesSay()
    {
        Assert.Equal(60_000, Interval.OneMinute.Ms);
        Assert.Equal(Interval.FromMinutes(15), Interval.QuarterHour);
        Assert.Equal(Interval.FromMinutes(60), Interval.OneHour);
        Assert.Equal(Interval.FromMinutes(1440), Interval.OneDay);
    }
}
