using FsCheck.Fluent;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.MoneyTypes;

public class QuantityTests
{
    [Fact]
    public void AdditionAndSubtraction_AnyQuantities_AreExactAndInverse() => Properties.Check(
        from a in Amounts.Any from b in Amounts.Any select (a: new Quantity(a), b: new Quantity(b)),
        c => c.a + c.b - c.b == c.a && c.a + c.b == c.b + c.a && c.a - c.a == Quantity.Zero);

    [Fact]
    public void Comparisons_AnyPair_AgreeWithTheValues() => Properties.Check(
        from a in Amounts.Any from b in Amounts.Any select (a, b),
        c =>
        {
            Quantity left = new(c.a), right = new(c.b);
            return (left < right) == (c.a < c.b) && (left > right) == (c.a > c.b)
                && (left <= right) == (c.a <= c.b) && (left >= right) == (c.a >= c.b)
                && left.CompareTo(right) == c.a.CompareTo(c.b)
                && Quantity.Min(left, right).Value == Math.Min(c.a, c.b);
        });

    [Theory]
    [InlineData(-1, false, false)]
    [InlineData(0, true, false)]
    [InlineData(1, false, true)]
    public void Sign_OfAQuantity_IsZeroOrPositive(int value, bool zero, bool positive)
    {
        var quantity = new Quantity(value);
        Assert.Equal((zero, positive), (quantity.IsZero, quantity.IsPositive));
    }

    [Fact]
    public void TimesFactor_HandComputed_IsExact() => Assert.Equal(new Quantity(0.00012345m), new Quantity(0.0012345m) * 0.1m);

    [Fact]
    public void ToString_AnyCulture_UsesAPoint() => Assert.Equal("0.00000001", new Quantity(0.00000001m).ToString());
}
