using System.Runtime.InteropServices;
using Trading.Core.Market;

namespace Trading.Simulation;

/// <summary>Everything that left a process, as one running hash: the same seed has to give the same one. Keeps its text on demand.</summary>
internal sealed class Trace(bool isKept)
{
    private readonly List<string> _lines = [];
    private ulong _hash = 0xCBF29CE484222325;

    public ulong Hash => _hash;

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>A step; <paramref name="content"/> goes into the hash alone.</summary>
    public void Add(Timestamp at, string step, string content = "")
    {
        Mix((ulong)at.UnixMs);
        Mix(step);
        Mix(content);
        if (isKept)
        {
            _lines.Add($"{at} {step}");
        }
    }

    private void Mix(string text)
    {
        var chars = text.AsSpan();
        var words = MemoryMarshal.Cast<char, ulong>(chars);
        foreach (var word in words)
        {
            Mix(word);
        }

        foreach (var rest in chars[(words.Length * 4)..])
        {
            Mix(rest);
        }

        Mix((ulong)text.Length);
    }

    private void Mix(ulong word)
    {
        _hash = (_hash ^ word) * 0x9E3779B97F4A7C15;
        _hash ^= _hash >> 29;
    }
}
