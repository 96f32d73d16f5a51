using System.Globalization;

namespace Trading.Core;

/// <summary>An amount of the account's quote currency (USD). Negative is a debit.</summary>
public readonly record struct Money(decimal Amount) : IComparable<Money>
{
    public static readonly Money Zero;

    public bool IsZero => Amount == 0;

    public bool IsPositive => Amount > 0;

    public bool IsNegative => Amount < 0;

    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount);

    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount);

    public static Money operator -(Money money) => new(-money.Amount);

    public static Money operator *(Money money, decimal factor) => new(money.Amount * factor);

    public static Money operator *(Money money, BasisPoints rate) => new(money.Amount * rate.Fraction);

    public static Money operator /(Money money, decimal divisor) => new(money.Amount / divisor);

    /// <summary>The base quantity this money buys at <paramref name="price"/>; rounded at 28 digits.</summary>
    public static Quantity operator /(Money money, Price price) => new(money.Amount / price.Value);

    /// <summary>The average price of <paramref name="quantity"/> that cost this; rounded at 28 digits, so store the cost and derive this.</summary>
    public static Price operator /(Money money, Quantity quantity) => new(money.Amount / quantity.Value);

    /// <summary>The ratio of two amounts.</summary>
    public static decimal operator /(Money left, Money right) => left.Amount / right.Amount;

    public static bool operator <(Money left, Money right) => left.Amount < right.Amount;

    public static bool operator >(Money left, Money right) => left.Amount > right.Amount;

    public static bool operator <=(Money left, Money right) => left.Amount <= right.Amount;

    public static bool operator >=(Money left, Money right) => left.Amount >= right.Amount;

    public static Money Min(Money left, Money right) => left <= right ? left : right;

    public static Money Max(Money left, Money right) => left >= right ? left : right;

    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);

    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture);
}
