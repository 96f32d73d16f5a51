using System.Globalization;

namespace Trading.Core;

/// <summary>A rate in hundredths of a percent: 1 bps = 0.01 % = 0.0001.</summary>
public readonly record struct BasisPoints(decimal Value) : IComparable<BasisPoints>
{
    public static readonly BasisPoints Zero;

    /// <summary>Digits kept when a measured rate becomes a decimal.</summary>
    private const int MeasuredDecimals = 4;

    /// <summary>The rate as a plain fraction (60 bps = 0.006), exactly.</summary>
    public decimal Fraction => Value * 0.0001m;

    /// <summary>A measured rate, in bps, to four decimals: the crossing of rates from double to decimal.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN, infinite or beyond decimal's range.</exception>
    public static BasisPoints Measured(double bps) => Math.Abs(bps) < 7.9e27
        ? new(Math.Round((decimal)bps, MeasuredDecimals))
        : throw new ArgumentOutOfRangeException(nameof(bps), bps, "expected a finite rate within decimal's range");

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
