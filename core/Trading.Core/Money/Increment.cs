using System.Globalization;

namespace Trading.Core;

/// <summary>
/// The smallest step of a price, a base size or a quote amount. Rounds exactly in decimal, and is the one place where a
/// <see cref="double"/> from market data becomes a <see cref="decimal"/>.
/// </summary>
public readonly record struct Increment
{
    private const double LargestExactTicks = 1L << 53;
    private readonly double _ticksPerUnit;
    private readonly byte _scale;
    private readonly bool _isPowerOfTen;

    /// <param name="value">A positive step, such as 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is not positive.</exception>
    public Increment(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        Value = value / 1.0000000000000000000000000000m;
        _scale = Value.Scale;
        _isPowerOfTen = Value == new decimal(1, 0, 0, isNegative: false, _scale);
        _ticksPerUnit = (double)(1m / Value);
    }

    /// <summary>The step itself, in the currency it divides.</summary>
    public decimal Value { get; }

    /// <summary>Digits after the decimal point that a multiple of this step needs.</summary>
    public int Decimals => _scale;

    /// <summary>The largest multiple that is not above <paramref name="value"/>.</summary>
    public decimal Floor(decimal value)
    {
        // A quotient of more than 28 digits may have been rounded up to a whole number.
        var multiple = Math.Floor(value / Value) * Value;
        return multiple > value ? multiple - Value : multiple;
    }

    /// <summary>The smallest multiple that is not below <paramref name="value"/>.</summary>
    public decimal Ceiling(decimal value)
    {
        var multiple = Math.Ceiling(value / Value) * Value;
        return multiple < value ? multiple + Value : multiple;
    }

    /// <summary>The nearest multiple; a tie goes to the even one.</summary>
    public decimal Round(decimal value)
    {
        var multiple = Math.Round(value / Value) * Value;
        var twiceOff = 2 * (value - multiple);
        return twiceOff > Value ? multiple + Value : twiceOff < -Value ? multiple - Value : multiple;
    }

    /// <summary>Whether <paramref name="value"/> is a whole number of steps.</summary>
    public bool Divides(decimal value) => value % Value == 0;

    public Price Floor(Price price) => new(Floor(price.Value));

    public Price Ceiling(Price price) => new(Ceiling(price.Value));

    public Price Round(Price price) => new(Round(price.Value));

    /// <summary>A size never rounds up.</summary>
    public Quantity Floor(Quantity quantity) => new(Floor(quantity.Value));

    public Money Floor(Money money) => new(Floor(money.Amount));

    /// <summary>The multiple nearest to a price from market data: the crossing from double to decimal.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, infinite or beyond decimal's range.</exception>
    public Price PriceOf(double value) => new(Nearest(value));

    /// <summary>The multiple nearest to a quantity from market data.</summary>
    public Quantity QuantityOf(double value) => new(Nearest(value));

    /// <summary>The largest multiple not above a quantity from market data.</summary>
    public Quantity FloorOf(double value)
    {
        var nearest = Nearest(value);
        return new((double)nearest > value ? nearest - Value : nearest);
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    private decimal Nearest(double value)
    {
        var ticks = Math.Round(value * _ticksPerUnit);
        if (Math.Abs(ticks) <= LargestExactTicks)
        {
            if (!_isPowerOfTen)
            {
                return (long)ticks * Value;
            }

            var magnitude = (long)Math.Abs(ticks);
            return new decimal((int)magnitude, (int)(magnitude >> 32), 0, ticks < 0, _scale);
        }

        if (!(Math.Max(Math.Abs(value), Math.Abs(ticks)) < 7.9e27))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"expected a finite number that decimal holds in steps of {Value}");
        }

        // Beyond 2^53 steps a double no longer names one step; its own 15 to 17 digits are all there is.
        return Round((decimal)value);
    }
}
