using FsCheck;
using FsCheck.Fluent;

namespace Trading.Core.Tests.Testing;

/// <summary>64-bit integers spread evenly over a range, ends included.</summary>
internal static class Longs
{
    public static Gen<long> Between(long min, long max) =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select (long)(min + ((((Int128)high << 31) | (Int128)low) * ((Int128)max - min + 1) >> 62));
}
