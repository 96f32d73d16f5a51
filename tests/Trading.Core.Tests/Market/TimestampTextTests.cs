using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Market;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.Market;

/// <summary>The fast way must say what the plain way says: <see cref="Timestamp.ToString"/> and <see cref="Timestamp.TryParse"/>.</summary>
public class TimestampTextTests
{
    private static readonly Gen<Timestamp> Instants = Gen.OneOf(
        Longs.Between(Timestamp.MinValue.UnixMs, Timestamp.MaxValue.UnixMs).Select(ms => new Timestamp(ms)),
        Longs.Between(Timestamp.MinValue.UnixMs / 1000, Timestamp.MaxValue.UnixMs / 1000).Select(Timestamp.FromUnixSeconds),
        Longs.Between(long.MinValue, long.MaxValue).Select(ms => new Timestamp(ms)));

    [Fact]
    public void Format_AnyInstant_IsItsText() => Properties.Check(Instants, time => Format(time) == time.ToString());

    [Fact]
    public void Format_Bounds_AreTheirText() => Assert.All(
        new[] { Timestamp.MinValue, Timestamp.MaxValue, default, Timestamp.MinValue.AddMs(-1), Timestamp.MaxValue.AddMs(1), new Timestamp(-1) },
        time => Assert.Equal(time.ToString(), Format(time)));

    [Fact]
    public void TryParse_AnyTextWithOneLetterChanged_IsWhatThePlainWaySays() => Properties.Check(
        Instants.Zip(Gen.Choose(0, 23)).Zip(Gen.Choose(0, 15)),
        drawn =>
        {
            var ((time, at), letter) = drawn;
            var text = time.ToString();
            var changed = at < text.Length ? $"{text[..at]}{"0123456789-:TZ .+"[letter]}{text[(at + 1)..]}" : text;
            var isTime = Timestamp.TryParse(changed, out var expected);
            return TimestampText.TryParse(Encoding.UTF8.GetBytes(changed), out var found) == isTime && found == expected;
        });

    [Theory]
    [InlineData("2024-02-29T00:00:00Z", true)]
    [InlineData("2023-02-29T00:00:00Z", false)]
    [InlineData("0000-01-01T00:00:00Z", false)]
    [InlineData("2024-13-01T00:00:00Z", false)]
    [InlineData("2024-00-01T00:00:00Z", false)]
    [InlineData("2024-01-00T00:00:00Z", false)]
    [InlineData("2024-01-01T24:00:00Z", false)]
    [InlineData("2024-01-01T23:60:00Z", false)]
    [InlineData("2024-01-01T23:59:60Z", false)]
    [InlineData("2024-01-01T23:59:59.9a9Z", false)]
    [InlineData("2024-01-01T23:59:59.999Z", true)]
    [InlineData("2024-01-01", true)]
    [InlineData("2024-01-01T12:00+02:00", true)]
    [InlineData("", false)]
    [InlineData("yesterday", false)]
    public void TryParse_KnownText_IsATimeOrNone(string text, bool isTime)
    {
        Assert.Equal(isTime, TimestampText.TryParse(Encoding.UTF8.GetBytes(text), out var time));
        Assert.Equal(isTime, Timestamp.TryParse(text, out var expected));
        Assert.Equal(expected, time);
    }

    private static string Format(Timestamp time)
    {
        Span<byte> text = stackalloc byte[TimestampText.LengthMax];
        return Encoding.UTF8.GetString(text[..TimestampText.Format(time, text)]);
    }
}
