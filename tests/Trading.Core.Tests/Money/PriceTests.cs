using Trading.Core.Tests.Testing;
using FsCheck.Fluent;

namespace Trading.Core.Tests.MoneyTypes;

public class PriceTests
{
    [Theory]
    [InlineData(100, 25, "100.25")]
    [InlineData(100, -25, "99.75")]
    [InlineData(64_000, 1, "64006.4")]
    [InlineData(64_000, 0, "64000")]
    public void Shift_HandComputed_MovesByTheFraction(int price, int bps, string expected) => Assert.Equal(
        decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        new Price(price).Shift(new BasisPoints(bps)).Value);

    [Fact]
    public void Shift_UpAndDownByTheSame_AddsUpToTwice() => Properties.Check(
        from price in Amounts.Positive from bps in Gen.Choose(0, 9_999) select (price: new Price(price), bps: new BasisPoints(bps)),
        c => c.price.Shift(c.bps).Value + c.price.Shift(-c.bps).Value == 2 * c.price.Value);

    [Theory]
    [InlineData("0")]
    [InlineData("-3.5")]
    public void FromUntrusted_NotPositive_NamesFieldAndValue(string value)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var error = Assert.Throws<InputException>(() => Price.FromUntrusted(number, "price"));
        Assert.Equal($"price: {value} is not a price; expected a positive number", error.Message);
    }

    [Fact]
    public void FromUntrusted_Positive_IsThatPrice() => Assert.Equal(new Price(0.01m), Price.FromUntrusted(0.01m, "price"));

    [Fact]
    public void Comparisons_AnyPair_AgreeWithTheValues() => Properties.Check(
        from a in Amounts.Any from b in Amounts.Any select (a, b),
        c =>
        {
            Price left = new(c.a), right = new(c.b);
            return (left < right) == (c.a < c.b) && (left > right) == (c.a > c.b)
                && (left <= right) == (c.a <= c.b) && (left >= right) == (c.a >= c.b)
                && left.CompareTo(right) == c.a.CompareTo(c.b);
        });

    [Fact]
    public void ToString_AnyCulture_UsesAPoint() => Assert.Equal("0.5", new Price(0.5m).ToString());
}
