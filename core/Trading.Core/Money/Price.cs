using System.Globalization;

namespace Trading.Core;

/// <summary>Quote currency per one unit of base. Zero means "no price".</summary>
public readonly record struct Price(decimal Value) : IComparable<Price>
{
    /// <summary>Accepts only a positive price.</summary>
    /// <exception cref="InputException">The value is not positive.</exception>
    public static Price FromUntrusted(decimal value, string field) => value > 0
        ? new Price(value)
        : throw new InputException($"{field}: {value} is not a price; expected a positive number");

    public static Money operator *(Price price, Quantity quantity) => new(price.Value * quantity.Value);

    public static Money operator *(Quantity quantity, Price price) => price * quantity;

    public static bool operator <(Price left, Price right) => left.Value < right.Value;

    public static bool operator >(Price left, Price right) => left.Value > right.Value;

    public static bool operator <=(Price left, Price right) => left.Value <= right.Value;

    public static bool operator >=(Price left, Price right) => left.Value >= right.Value;

    /// <summary>This price moved up by <paramref name="shift"/> (down if negative), exactly.</summary>
    public Price Shift(BasisPoints shift) => new(Value * (1 + shift.Fraction));

    public int CompareTo(Price other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
