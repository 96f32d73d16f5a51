using Trading.Core;
using Trading.Runtime.Reporting;

namespace Trading.Runtime.Tests.Reporting;

public class NumeralsTests
{
    [Theory]
    [InlineData("1234567.891", "1,234,567.89", "+1,234,567.89")]
    [InlineData("-1234.5", "\u22121,234.50", "\u22121,234.50")]
    [InlineData("0", "0.00", "0.00")]
    [InlineData("-0.001", "0.00", "0.00")]
    [InlineData("0.001", "0.00", "0.00")]
    public void Money_Amounts_AreGroupedWithATrueMinusAndNoSignOnZero(string amount, string plain, string signed)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(plain, Numerals.Money(money));
        Assert.Equal(signed, Numerals.SignedMoney(money));
    }

    [Fact]
    public void Units_FollowBehindASpaceThatDoesNotBreak()
    {
        Assert.Equal("\u221212.30\u00a0%", Numerals.Pct(-12.3m));
        Assert.Equal("+12.3\u00a0%", Numerals.SignedPct(12.34, 1));
        Assert.Equal("+1.50\u00a0pp", Numerals.Points(1.5));
        Assert.Equal("84.7\u00a0bps", Numerals.Bps(84.72m));
        Assert.Equal("36.2\u00a0h", Numerals.Hours(36.24));
        Assert.Equal("1,234", Numerals.Count(1234));
    }

    [Fact]
    public void Undefined_IsADashWithoutUnit()
    {
        Assert.Equal(Numerals.None, Numerals.Pct((double?)null));
        Assert.Equal(Numerals.None, Numerals.Pct(double.NaN));
        Assert.Equal(Numerals.None, Numerals.Ratio(double.PositiveInfinity));
        Assert.Equal(Numerals.None, Numerals.Money(null));
        Assert.Equal(Numerals.None, Numerals.Signed((decimal?)null, 2));
    }

    [Theory]
    [InlineData("66012.345", "66,012.35")]
    [InlineData("2.34567", "2.3457")]
    [InlineData("0.00001234", "0.00001234")]
    public void Price_KeepsTheDigitsThatMatter(string price, string text) =>
        Assert.Equal(text, Numerals.Price(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0, 0, 0, 7, "7\u00a0s")]
    [InlineData(0, 0, 45, 7, "45\u00a0min")]
    [InlineData(0, 5, 30, 0, "5\u00a0h 30\u00a0min")]
    [InlineData(2, 4, 30, 0, "2\u00a0d 4\u00a0h")]
    [InlineData(2, 0, 30, 0, "2\u00a0d 30\u00a0min")]
    public void Span_TheLargestTwoParts(int days, int hours, int minutes, int seconds, string text) =>
        Assert.Equal(text, Numerals.Span(new TimeSpan(days, hours, minutes, seconds)));
}
