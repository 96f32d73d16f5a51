using System.Numerics;

namespace Trading.Core;

/// <summary>
/// A small generator (xoshiro256**, seeded by SplitMix64) whose sequence is fixed by its seed on every runtime and machine,
/// which <c>System.Random</c> does not promise. A mutable value: pass it by reference. Not for secrets.
/// </summary>
public struct SeededRandom
{
    private ulong _s0, _s1, _s2, _s3;

    public SeededRandom(ulong seed)
    {
        _s0 = Mix(ref seed);
        _s1 = Mix(ref seed);
        _s2 = Mix(ref seed);
        _s3 = Mix(ref seed);
    }

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="exclusiveMax"/>), which must be positive.</summary>
    public int NextInt32(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        return (int)Math.BigMul(NextUInt64(), (ulong)exclusiveMax, out _);
    }

    /// <summary>A standard normal draw by the polar method, with the pinned logarithm.</summary>
    public double NextNormal()
    {
        while (true)
        {
            var x = (2 * NextDouble()) - 1;
            var y = (2 * NextDouble()) - 1;
            var s = (x * x) + (y * y);
            if (s is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * PinnedLog.Log(s) / s);
            }
        }
    }

    /// <summary>A uniform draw in [0, 1) that depends on the keys alone, not on any draw before it.</summary>
    public static double Draw(ulong seed, ulong key1, ulong key2)
    {
        var z = seed;
        z = Mix(ref z) ^ key1;
        z = Mix(ref z) ^ key2;
        return (Mix(ref z) >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
