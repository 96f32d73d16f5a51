using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;
using Interval = Trading.Core.Market.Interval;

namespace Trading.Core.Tests.Market;

public class TimestampTests
{
    private static readonly Gen<Timestamp> Instants =
        Longs.Between(Timestamp.MinValue.UnixMs, Timestamp.MaxValue.UnixMs).Select(ms => new Timestamp(ms));

    [Theory]
    [InlineData("1970-01-01", 0)]
    [InlineData("2024-04-01", 1_711_929_600_000)]
    [InlineData("2024-04-01T12:30", 1_711_974_600_000)]
    [InlineData("2024-04-01T12:30:05Z", 1_711_974_605_000)]
    [InlineData("2024-04-01 12:30:05", 1_711_974_605_000)]
    [InlineData("2024-04-01 12:30:05+00:00", 1_711_974_605_000)]
    [InlineData("2024-04-01T12:30:05.25Z", 1_711_974_605_250)]
    [InlineData("2024-04-01T12:30:05.2509999Z", 1_711_974_605_250)]
    [InlineData("2024-04-01T14:30:05+02:00", 1_711_974_605_000)]
    [InlineData("1969-12-31T23:59:59.999Z", -1)]
    [InlineData("2024-02-29", 1_709_164_800_000)]
    public void TryParse_Iso8601_IsUtcMilliseconds(string text, long expectedMs)
    {
        Assert.True(Timestamp.TryParse(text, out var timestamp));
        Assert.Equal(expectedMs, timestamp.UnixMs);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12:30")]
    [InlineData("3 May")]
    [InlineData("01/02/2024")]
    [InlineData("2024-1-2")]
    [InlineData("2023-02-29")]
    [InlineData("2024-04-01T24:01")]
    [InlineData("2024-04-01T12:30:05Zx")]
    [InlineData("1711929600")]
    [InlineData("tomorrow")]
    public void TryParse_AnythingElse_IsRefused(string? text)
    {
        Assert.False(Timestamp.TryParse(text, out var timestamp));
        Assert.Equal(default, timestamp);
    }

    [Fact]
    public void ToString_AnyInstant_IsReadBackAsItself() => Properties.Check(
        Instants,
        time => Timestamp.TryParse(time.ToString(), out var back) && back == time);

    [Theory]
    [InlineData(1_711_974_605_000, "2024-04-01T12:30:05Z")]
    [InlineData(1_711_974_605_250, "2024-04-01T12:30:05.250Z")]
    [InlineData(long.MaxValue, "9223372036854775807 ms")]
    [InlineData(long.MinValue, "-9223372036854775808 ms")]
    public void ToString_KnownInstants_IsIso8601WhereItCanBe(long ms, string expected) =>
        Assert.Equal(expected, new Timestamp(ms).ToString());

    [Fact]
    public void MinValueAndMaxValue_TakenApart_DoNotOverflow()
    {
        var now = Timestamp.Utc(2026, 1, 1);
        Assert.True(now - Timestamp.MinValue > TimeSpan.FromDays(365 * 2000));
        Assert.True(Timestamp.MaxValue - now > TimeSpan.FromDays(365 * 7000));
        Assert.True(Timestamp.MinValue - TimeSpan.FromDays(30) < now);
        Assert.True(Timestamp.MaxValue + TimeSpan.FromDays(30) > now);
        Assert.Equal("0001-01-01T00:00:00Z", Timestamp.MinValue.ToString());
        Assert.Equal("9999-12-31T23:59:59.999Z", Timestamp.MaxValue.ToString());
    }

    [Fact]
    public void Floor_AnyInstant_IsTheMultipleJustBelow() => Properties.Check(
        from time in Instants
        from interval in Gen.Elements(Interval.OneMinute, Interval.QuarterHour, Interval.OneHour, Interval.OneDay, Interval.FromSeconds(7))
        select (time, interval),
        c =>
        {
            var floor = c.time.Floor(c.interval);
            return floor.UnixMs % c.interval.Ms == 0 && floor <= c.time && c.time < floor.AddMs(c.interval.Ms);
        });

    [Fact]
    public void Floor_BeforeTheEpoch_GoesDown() =>
        Assert.Equal(Timestamp.Utc(1969, 12, 31), new Timestamp(-1).Floor(Interval.OneDay));

    [Fact]
    public void AddingAndSubtracting_ASpan_AreInverse() => Properties.Check(
        from time in Instants from ms in Longs.Between(0, 10_000_000_000) select (time, ms),
        c => (c.time + TimeSpan.FromMilliseconds(c.ms)) - c.time == TimeSpan.FromMilliseconds(c.ms)
            && (c.time - TimeSpan.FromMilliseconds(c.ms)).AddMs(c.ms) == c.time);

    [Fact]
    public void Comparisons_AnyPair_AgreeWithTheMilliseconds() => Properties.Check(
        from a in Instants from b in Gen.OneOf(Instants, Gen.Constant(a)) select (a, b),
        c => (c.a < c.b) == (c.a.UnixMs < c.b.UnixMs) && (c.a > c.b) == (c.a.UnixMs > c.b.UnixMs)
            && (c.a <= c.b) == (c.a.UnixMs <= c.b.UnixMs) && (c.a >= c.b) == (c.a.UnixMs >= c.b.UnixMs)
            && Math.Sign(c.a.CompareTo(c.b)) == Math.Sign(c.a.UnixMs.CompareTo(c.b.UnixMs)));

    [Fact]
    public void Constructors_SameInstant_Agree()
    {
        var time = Timestamp.Utc(2024, 4, 1, 12, 30, 5);
        Assert.Equal(time, Timestamp.FromUnixSeconds(1_711_974_605));
        Assert.Equal(time, Timestamp.From(new DateTimeOffset(2024, 4, 1, 5, 30, 5, TimeSpan.FromHours(-7))));
        Assert.Equal(TimeSpan.Zero, time.ToDateTimeOffset().Offset);
    }
}
