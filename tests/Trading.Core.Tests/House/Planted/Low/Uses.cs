using Trading.Core.Tests.House.Planted.High;

namespace Trading.Core.Tests.House.Planted.Low;

// Each type breaks the order in one way only, so that no way of using a type is overlooked.
#pragma warning disable CA1812, CA1852, CA1823, CA1805

internal sealed class UsesInField
{
    internal Target? Held = null;
}

internal sealed class UsesInBody
{
    internal static int Length() => Target.Make().Label.Length;
}

internal sealed class UsesInLocal
{
    internal static bool IsThere(object value)
    {
        var target = value as Target;
        return target is not null && target.GetHashCode() != 0;
    }
}

internal sealed class UsesInLambda
{
    internal static Func<object, bool> Check() => value => value is Target;
}

internal sealed class UsesInGenericArgument
{
    internal static readonly List<Target[]> None = [];
}

internal sealed class UsesInGenericMethodCall
{
    internal static object? First(object[] values) => values.OfType<Target>().FirstOrDefault();
}

internal sealed class UsesInConstraint
{
    internal static int Count<T>(T[] values)
        where T : Target => values.Length;
}

internal sealed class UsesInAttribute
{
    [Target]
    internal static int Zero => 0;
}

internal sealed class UsesInTypeOf
{
    internal static string Name => typeof(Target).Name;
}

internal sealed class UsesAsBase : Target;

internal sealed class UsesInCatch
{
    internal static bool Fails(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (TargetException)
        {
            return true;
        }
    }
}

internal sealed class UsesInParameter
{
    internal static bool IsNull(in Target? target) => target is null;
}
