using FsCheck;
using FsCheck.Fluent;
using Trading.Core.Tests.Testing;

namespace Trading.Core.Tests.MoneyTypes;

/// <summary>Generators of amounts as they occur: up to 15 significant digits, 0 to 8 decimals, either sign where asked.</summary>
internal static class Amounts
{
    public static readonly Increment[] Steps =
    [
        new(1m), new(0.1m), new(0.01m), new(0.001m), new(0.0001m), new(0.00001m), new(0.000001m), new(0.0000001m), new(0.00000001m),
        new(0.05m), new(0.25m), new(0.5m), new(0.0005m), new(0.125m), new(5m), new(10m), new(100m), new(0.03m), new(0.07m),
    ];

    public static readonly Gen<Increment> Step = Gen.Elements(Steps);

    public static readonly Gen<decimal> Positive =
        from digits in Gen.Choose(1, 15)
        from mantissa in Longs.Between(1, (long)Math.Pow(10, digits) - 1)
        from scale in Gen.Choose(0, 8)
        select new decimal((int)mantissa, (int)(mantissa >> 32), 0, isNegative: false, (byte)scale);

    public static readonly Gen<decimal> Any = from value in Positive
                                              from sign in Gen.Elements(-1, 0, 1)
                                              select value * sign;
}
