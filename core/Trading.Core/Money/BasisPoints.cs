using System.Globalization;

namespace Trading.Core;

/// <summary>A rate in hundredths of a percent: 1 bps = 0.01 % = 0.0001.</summary>
public readonly record struct BasisPoints(decimal Value) : IComparable<BasisPoints>
{
    public static readonly BasisPoints Zero;

    /// <summary>The rate as a plain fraction (60 bps = 0.006), exactly.</summary>
    public decimal Fraction => Value * 0.0001m;

    public static BasisPoints operator +(BasisPoints left, BasisPoints right) => new(left.Value + right.Value);

    public static BasisPoints operator -(BasisPoints left, BasisPoints right) => new(left.Value - right.Value);

    public static BasisPoints operator -(BasisPoints rate) => new(-rate.Value);

    public static bool operator <(BasisPoints left, BasisPoints right) => left.Value < right.Value;

    public static bool operator >(BasisPoints left, BasisPoints right) => left.Value > right.Value;

    public static bool operator <=(BasisPoints left, BasisPoints right) => left.Value <= right.Value;

    public static bool operator >=(BasisPoints left, BasisPoints right) => left.Value >= right.Value;

    public int CompareTo(BasisPoints other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + " bps";
}
