using Trading.Core.Tests.Testing;
using FsCheck.Fluent;

namespace Trading.Core.Tests.MoneyTypes;

public class BasisPointsTests
{
    [Fact]
    public void Fraction_OfSixty_IsSixPerMille() => Assert.Equal(0.006m, new BasisPoints(60).Fraction);

    [Fact]
    public void Fraction_AnyRate_TimesTenThousandIsTheRate() =>
        Properties.Check(Amounts.Any, x => new BasisPoints(x).Fraction * 10_000m == x);

    [Fact]
    public void Operators_AnyRates_AreThoseOfTheirValues() => Properties.Check(
        from a in Amounts.Any from b in Amounts.Any select (a, b),
        c =>
        {
            BasisPoints left = new(c.a), right = new(c.b);
            return (left + right).Value == c.a + c.b && (left - right).Value == c.a - c.b && (-left).Value == -c.a
                && (left < right) == (c.a < c.b) && (left > right) == (c.a > c.b)
                && (left <= right) == (c.a <= c.b) && (left >= right) == (c.a >= c.b)
                && left.CompareTo(right) == c.a.CompareTo(c.b);
        });

    [Fact]
    public void ToString_Rate_NamesItsUnit() => Assert.Equal("12.5 bps", new BasisPoints(12.5m).ToString());
}
