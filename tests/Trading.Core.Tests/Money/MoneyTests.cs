using FsCheck.Fluent;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.MoneyTypes;

public class MoneyTests
{
    [Fact]
    public void AdditionAndSubtraction_AnyAmounts_AreExactAndInverse() => Properties.Check(
        from a in Amounts.Any from b in Amounts.Any select (a: new Money(a), b: new Money(b)),
        c => c.a + c.b - c.b == c.a && c.a + c.b == c.b + c.a && c.a - c.b == -(c.b - c.a) && c.a + Money.Zero == c.a);

    [Fact]
    public void PriceTimesQuantity_GridValues_IsTheIntegerProduct() => Properties.Check(
        from cents in Longs.Between(1, 10_000_000_000)
        from satoshis in Longs.Between(1, 10_000_000_000_000)
        select (cents, satoshis),
        c =>
        {
            // The product of whole cents and whole 1e-8 units, in 128-bit integers, is the product in 1e-10.
            var units = (Int128)c.cents * c.satoshis;
            var product = new Price(c.cents * 0.01m) * new Quantity(c.satoshis * 0.00000001m);
            return product.Amount * 10_000_000_000m == (decimal)units;
        });

    [Fact]
    public void PriceTimesQuantity_DividedByEither_GivesTheOther() => Properties.Check(
        from price in Longs.Between(1, 100_000_000)
        from quantity in Longs.Between(1, 10_000_000_000)
        select (price: new Price(price * 0.01m), quantity: new Quantity(quantity * 0.00000001m)),
        c => (c.price * c.quantity) / c.quantity == c.price
            && (c.price * c.quantity) / c.price == c.quantity
            && c.price * c.quantity == c.quantity * c.price);

    [Fact]
    public void TimesBasisPoints_AnyAmount_IsTheFraction() => Properties.Check(
        from cents in Longs.Between(-1_000_000_000_000, 1_000_000_000_000) from bps in Gen.Choose(-1000, 1000) select (cents, bps),
        c => (new Money(c.cents * 0.01m) * new BasisPoints(c.bps)).Amount * 1_000_000m == (decimal)c.cents * c.bps);

    [Fact]
    public void Comparisons_AnyPair_AgreeWithTheAmounts() => Properties.Check(
        from a in Amounts.Any from b in Amounts.Any select (a, b),
        c =>
        {
            Money left = new(c.a), right = new(c.b);
            return (left < right) == (c.a < c.b) && (left > right) == (c.a > c.b)
                && (left <= right) == (c.a <= c.b) && (left >= right) == (c.a >= c.b)
                && left.CompareTo(right) == c.a.CompareTo(c.b)
                && Money.Min(left, right).Amount == Math.Min(c.a, c.b)
                && Money.Max(left, right).Amount == Math.Max(c.a, c.b);
        });

    [Fact]
    public void Operators_HandComputed_GiveTheExactAmounts()
    {
        var money = new Money(255.50m);
        Assert.Equal(new Money(127.75m), money * 0.5m);
        Assert.Equal(new Money(63.875m), money / 4m);
        Assert.Equal(0.5m, new Money(127.75m) / money);
        Assert.Equal(new Money(1.533m), money * new BasisPoints(60));
        Assert.Equal(new Quantity(0.00255500m), money / new Price(100_000m));
        Assert.Equal(new Price(3_193.75m), money / new Quantity(0.08m));
    }

    [Theory]
    [InlineData(-1, false, false, true)]
    [InlineData(0, true, false, false)]
    [InlineData(1, false, true, false)]
    public void Sign_OfAnAmount_IsOneOfThree(int amount, bool zero, bool positive, bool negative)
    {
        var money = new Money(amount);
        Assert.Equal((zero, positive, negative), (money.IsZero, money.IsPositive, money.IsNegative));
    }

    [Fact]
    public void Equality_DifferentScale_IsByValue()
    {
        Assert.Equal(new Money(1.50m), new Money(1.5m));
        Assert.Equal(new Money(1.50m).GetHashCode(), new Money(1.5m).GetHashCode());
    }

    [Fact]
    public void ToString_AnyCulture_UsesAPoint() => Assert.Equal("-1234.5", new Money(-1234.5m).ToString());
}
