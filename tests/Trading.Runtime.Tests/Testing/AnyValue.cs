using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Universe;
using Trading.Runtime.Accounts;

namespace Trading.Runtime.Tests.Testing;

/// <summary>
/// Any value of a type, member by member, from a seed. A member that is added to a stored type is filled without anybody thinking of it.
/// </summary>
internal sealed class AnyValue(int seed)
{
    private const int SpreadSamples = 24;

    private static readonly ConcurrentDictionary<Type, Plan> Plans = new();
    private static readonly string[] Texts = ["", "a", "mean_reversion", "\"quoted\" \\ {}", "ä\u00a0ß€", "😀\n\t\u0001", "0", "null", "</script>&+"];
    private static readonly double[] Doubles =
        [0, -0.0, 1, 0.1, 0.1 + 0.2, 1 / 3.0, double.NaN, double.Epsilon, double.MaxValue, -12_345.678_9, 5e-324, 1e21, Math.PI];

    // Sums of these stay in range; trailing zeros are kept, as they tell what a venue printed.
    private static readonly decimal[] Decimals =
    [
        0m, 0.00m, 1m, 1.0m, 1.000000000m, -1m, 0.1m, -0.10m, 255m, 10_000.00m, 0.00000001m, 0.0000000000000000000000000001m,
        123_456_789.123_456_789m, 1_234_567_890_123.456_789_012_345m, -99_999.999_999_990m,
    ];

    private readonly Random _random = new(seed);

    public T Of<T>() => (T)Of(typeof(T))!;

    private object? Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return _random.Next(3) == 0 ? null : Of(inner);
        }

        return Scalar(type) ?? Many(type) ?? Composite(type);
    }

    private object? Scalar(Type type)
    {
        return type switch
        {
            _ when type == typeof(bool) => _random.Next(2) == 0,
            _ when type == typeof(int) => Pick([0, 1, -1, 7, int.MaxValue, int.MinValue, _random.Next()]),
            _ when type == typeof(long) => Pick([0L, 1, -1, 20_000, long.MaxValue, long.MinValue, _random.NextInt64()]),
            _ when type == typeof(double) => Pick([.. Doubles, _random.NextDouble(), BitConverter.Int64BitsToDouble(_random.NextInt64() >> 2)]),
            _ when type == typeof(decimal) => Pick([.. Decimals, new decimal(_random.Next(), _random.Next(), 0, _random.Next(2) == 0, (byte)_random.Next(20))]),
            _ when type == typeof(string) => Pick(Texts),
            _ when type == typeof(Guid) => Bytes(),
            _ when type == typeof(Timestamp) => Pick(
            [
                Timestamp.MinValue, Timestamp.MaxValue, default, Timestamp.Utc(2025, 3, 5, 12), new Timestamp(_random.NextInt64(-62_135_596_800_000, 253_402_300_799_999)),
            ]),
            _ when type == typeof(Increment) => new Increment(Pick([1m, 0.01m, 0.00000001m, 0.5m, 0.0100m, 250])),
            _ when type == typeof(ProductId) => ProductId.Parse(Pick(["BTC-USD", "ETH-USD", "1INCH-USDC", "A-B", "00-USD"])),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(_random.Next(Enum.GetValues(type).Length)),
            _ => null,
        };
    }

    private object? Many(Type type)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var shape = type.GetGenericTypeDefinition();
        return shape == typeof(ImmutableArray<>) ? Call(nameof(ImmutableOf), type.GetGenericArguments()[0])
            : shape == typeof(IReadOnlyList<>) ? Call(nameof(ArrayOf), type.GetGenericArguments()[0])
            : shape == typeof(ImmutableSortedDictionary<,>) ? Call(nameof(MapOf), type.GetGenericArguments()[1])
            : null;
    }

    private object Call(string method, Type item) => GetType()
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!
        .MakeGenericMethod(item)
        .Invoke(this, null)!;

    private ImmutableArray<T> ImmutableOf<T>() => [.. ArrayOf<T>()];

    private ImmutableSortedDictionary<string, T> MapOf<T>() =>
        ArrayOf<T>().Select((value, i) => KeyValuePair.Create($"A{_random.Next(9)}{i}", value)).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private T[] ArrayOf<T>() => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Of<T>())];

    private object Composite(Type type)
    {
        if (type == typeof(UniverseState))
        {
            return Universe();
        }

        var plan = Plans.GetOrAdd(type, Plan.Of);
        var value = plan.Constructor is null
            ? RuntimeHelpers.GetUninitializedObject(type)
            : plan.Constructor.Invoke([.. plan.Parameters.Select(Member)]);
        foreach (var (property, member) in plan.Properties)
        {
            property.SetValue(value, Member(member));
        }

        return value;
    }

    private object? Member((Type Type, bool MayBeNull) member) =>
        member.MayBeNull && _random.Next(3) == 0 ? null : Of(member.Type);

    private UniverseState Universe()
    {
        var standings = ArrayOf<UniverseStanding>();
        double[]? spreads = _random.Next(2) == 0 ? null : [.. Enumerable.Range(0, standings.Length * SpreadSamples).Select(_ => Pick(Doubles))];
        return _random.Next(4) == 0 ? default : Hidden.New<UniverseState>(Of<Timestamp>(), standings, spreads);
    }

    private Guid Bytes()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];

    /// <summary>How a type is filled: all its constructor takes, then all that can be set and is stored.</summary>
    private sealed record Plan(
        ConstructorInfo? Constructor,
        (Type Type, bool MayBeNull)[] Parameters,
        (PropertyInfo Property, (Type Type, bool MayBeNull) Member)[] Properties)
    {
        public static Plan Of(Type type)
        {
            var nullability = new NullabilityInfoContext();
            var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
                .OrderByDescending(c => c.GetParameters().Length)
                .FirstOrDefault();
            var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.CanWrite && p.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always })
                .Where(p => p.Name != nameof(AccountDocument.SchemaVersion));
            return new Plan(
                constructor,
                [.. constructor?.GetParameters().Select(p => (p.ParameterType, IsNullable(nullability.Create(p)))) ?? []],
                [.. properties.Select(p => (p, (p.PropertyType, IsNullable(nullability.Create(p)))))]);
        }

        private static bool IsNullable(NullabilityInfo info) => !info.Type.IsValueType && info.ReadState == NullabilityState.Nullable;
    }
}
