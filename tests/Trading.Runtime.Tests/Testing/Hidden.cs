using System.Globalization;
using System.Reflection;

namespace Trading.Runtime.Tests.Testing;

/// <summary>Makes values that only the core mints, to have them stored.</summary>
internal static class Hidden
{
    public static T New<T>(params object?[] arguments) => (T)Activator.CreateInstance(
        typeof(T), BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance, binder: null, arguments, CultureInfo.InvariantCulture)!;
}
