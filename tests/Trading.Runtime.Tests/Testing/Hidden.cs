using System.Reflection;

namespace Trading.Runtime.Tests.Testing;

/// <summary>Makes values that only the core mints, to have them stored.</summary>
internal static class Hidden
{
    /// <summary>A value from the constructor that takes these arguments; what it takes beyond them keeps its default.</summary>
    public static T New<T>(params object?[] arguments)
    {
        var constructor = typeof(T).GetConstructors(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance)
            .Single(c => c.GetParameters().Length >= arguments.Length && c.GetParameters().Skip(arguments.Length).All(p => p.HasDefaultValue));
        return (T)constructor.Invoke([.. arguments, .. constructor.GetParameters().Skip(arguments.Length).Select(p => p.DefaultValue)]);
    }
}
