using System.Globalization;
using FsCheck.Fluent;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.MoneyTypes;

public class IncrementTests
{
    [Fact]
    public void Floor_AnyValue_IsTheMultipleJustBelow() => Properties.Check(
        from step in Amounts.Step from x in Amounts.Any select (step, x),
        c =>
        {
            var floor = c.step.Floor(c.x);
            return floor % c.step.Value == 0 && floor <= c.x && c.x < floor + c.step.Value;
        });

    [Fact]
    public void Ceiling_AnyValue_IsTheMultipleJustAbove() => Properties.Check(
        from step in Amounts.Step from x in Amounts.Any select (step, x),
        c =>
        {
            var ceiling = c.step.Ceiling(c.x);
            return ceiling % c.step.Value == 0 && ceiling >= c.x && c.x > ceiling - c.step.Value;
        });

    [Fact]
    public void Round_AnyValue_IsAtMostHalfAStepAwayAndTiesGoEven() => Properties.Check(
        from step in Amounts.Step from x in Amounts.Any select (step, x),
        c =>
        {
            var round = c.step.Round(c.x);
            var twice = Math.Abs(round - c.x) * 2;
            return round % c.step.Value == 0
                && (twice < c.step.Value || (twice == c.step.Value && round / c.step.Value % 2 == 0));
        });

    [Fact]
    public void FloorCeilingRound_OfAMultiple_ChangeNothing() => Properties.Check(
        from step in Amounts.Step from n in Longs.Between(-1_000_000_000, 1_000_000_000) select (step, x: n * step.Value),
        c => c.step.Floor(c.x) == c.x && c.step.Ceiling(c.x) == c.x && c.step.Round(c.x) == c.x && c.step.Divides(c.x));

    [Fact]
    public void Divides_MultiplePlusLessThanAStep_IsFalse() => Properties.Check(
        from step in Amounts.Step
        from n in Longs.Between(-1_000_000_000, 1_000_000_000)
        from part in Gen.Choose(1, 99)
        select (step, x: (n * step.Value) + (step.Value * part / 100)),
        c => !c.step.Divides(c.x));

    [Fact]
    public void PriceOf_DoubleOfADecimalOnTheGrid_IsThatDecimal() => Properties.Check(
        from step in Amounts.Step
        from digits in Gen.Choose(1, 13)
        from n in Longs.Between(-(long)Math.Pow(10, digits), (long)Math.Pow(10, digits))
        select (step, x: n * step.Value),
        c =>
        {
            // As a reader of text gets it: the double nearest to the printed decimal.
            var fromMarket = double.Parse(c.x.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            return c.step.PriceOf(fromMarket).Value == c.x
                && c.step.QuantityOf(fromMarket).Value == c.x
                && c.step.FloorOf(fromMarket).Value == c.x;
        });

    [Fact]
    public void PriceOf_FifteenDigitsOnAPowerOfTen_IsThatDecimal() => Properties.Check(
        from scale in Gen.Choose(0, 10)
        from n in Longs.Between(100_000_000_000_000, 999_999_999_999_999)
        select new decimal((int)n, (int)(n >> 32), 0, isNegative: false, (byte)scale),
        x => new Increment(new decimal(1, 0, 0, isNegative: false, x.Scale)).PriceOf((double)x).Value == x);

    [Fact]
    public void FloorOf_AnyDouble_IsTheMultipleJustBelow() => Properties.Check(
        from step in Amounts.Step from x in Amounts.Positive where x / step.Value < 1e13m select (step, x),
        c => c.step.FloorOf((double)c.x).Value == Math.Floor(c.x / c.step.Value) * c.step.Value);

    [Theory]
    [InlineData("0.01", 67000.125, "67000.12")]
    [InlineData("0.01", 67000.12499, "67000.12")]
    [InlineData("0.05", 1.07, "1.05")]
    [InlineData("0.05", 1.08, "1.10")]
    [InlineData("0.25", 10.4, "10.50")]
    [InlineData("0.00000001", 0.00000001, "0.00000001")]
    [InlineData("0.01", -0.004, "0.00")]
    [InlineData("100", 67049.99, "67000")]
    public void PriceOf_HandComputed_IsTheNearestMultiple(string step, double value, string expected) =>
        Assert.Equal(Parse(expected), new Increment(Parse(step)).PriceOf(value).Value);

    [Theory]
    [InlineData("0.01", "1.239", "1.23", "1.24", "1.24")]
    [InlineData("0.05", "1.075", "1.05", "1.10", "1.10")]
    [InlineData("0.25", "-0.30", "-0.50", "-0.25", "-0.25")]
    [InlineData("0.01", "0.005", "0", "0.01", "0")]
    public void Rounding_HandComputed_FloorsCeilsAndRounds(string step, string value, string floor, string ceiling, string round)
    {
        var increment = new Increment(Parse(step));
        Assert.Equal(Parse(floor), increment.Floor(Parse(value)));
        Assert.Equal(Parse(ceiling), increment.Ceiling(Parse(value)));
        Assert.Equal(Parse(round), increment.Round(Parse(value)));
        Assert.Equal(new Price(Parse(floor)), increment.Floor(new Price(Parse(value))));
        Assert.Equal(new Price(Parse(ceiling)), increment.Ceiling(new Price(Parse(value))));
        Assert.Equal(new Price(Parse(round)), increment.Round(new Price(Parse(value))));
        Assert.Equal(new Quantity(Parse(floor)), increment.Floor(new Quantity(Parse(value))));
        Assert.Equal(new Money(Parse(floor)), increment.Floor(new Money(Parse(value))));
    }

    // The quotient needs more than 29 digits, and decimal rounds it to a whole number of steps or to a tie.
    [Theory]
    [InlineData("0.05", "69.999999999999999999999999999", "69.95", "70", "70")]
    [InlineData("0.05", "-69.999999999999999999999999999", "-70", "-69.95", "-70")]
    [InlineData("0.05", "70.000000000000000000000000001", "70", "70.05", "70")]
    [InlineData("0.05", "69.974999999999999999999999999", "69.95", "70", "69.95")]
    [InlineData("0.05", "69.925000000000000000000000001", "69.90", "69.95", "69.95")]
    [InlineData("0.7", "69.999999999999999999999999999", "69.3", "70", "70")]
    public void Rounding_QuotientBeyondDecimal_StaysOnItsSide(string step, string value, string floor, string ceiling, string round)
    {
        var increment = new Increment(Parse(step));
        Assert.Equal(Parse(floor), increment.Floor(Parse(value)));
        Assert.Equal(Parse(ceiling), increment.Ceiling(Parse(value)));
        Assert.Equal(Parse(round), increment.Round(Parse(value)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e28)]
    [InlineData(1e22)]
    public void PriceOf_NotADecimal_Throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Increment(0.00000001m).PriceOf(value));

    [Fact]
    public void PriceOf_BeyondExactTicks_KeepsFifteenDigits() =>
        Assert.Equal(123_456_789_012_345_000m, new Increment(0.01m).PriceOf(123_456_789_012_345_000d).Value);

    [Theory]
    [InlineData("0")]
    [InlineData("-0.01")]
    public void Constructor_NotPositive_Throws(string step) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Increment(Parse(step)));

    [Theory]
    [InlineData("0.0100", 2, "0.01")]
    [InlineData("1.000", 0, "1")]
    [InlineData("0.0000000100", 8, "0.00000001")]
    [InlineData("10", 0, "10")]
    [InlineData("0.250", 2, "0.25")]
    public void Constructor_TrailingZeros_AreDropped(string step, int decimals, string text)
    {
        var increment = new Increment(Parse(step));
        Assert.Equal(decimals, increment.Decimals);
        Assert.Equal(text, increment.ToString());
        Assert.Equal(new Increment(Parse(text)), increment);
    }

    [Fact]
    public void Floor_ManyTrailingDigits_PrintsAtTheStepsOwnScale() =>
        Assert.Equal("1.23", new Increment(0.01m).Floor(new Price(1.2345678m)).ToString());

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
