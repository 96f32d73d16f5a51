using FsCheck;
using FsCheck.Fluent;

namespace Trading.Core.Tests.Testing;

/// <summary>Runs a property on 1,000 cases from a fixed seed, so that a failure is the same on every machine.</summary>
internal static class Properties
{
    private static readonly Config Pinned = Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(20_260_101, 1_234_567);

    public static void Check<T>(Arbitrary<T> values, Func<T, bool> holds) => Prop.ForAll(values, holds).Check(Pinned);

    public static void Check<T>(Gen<T> values, Func<T, bool> holds) => Check(values.ToArbitrary(), holds);
}
