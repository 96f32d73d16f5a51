using System.Collections.Immutable;
using Trading.Core.Policy.Reading;

namespace Trading.Core.Backtesting.Sweeps;

/// <summary>One policy key of a sweep and the values it takes: listed ones, or a continuous range that only a random search can draw from.</summary>
public sealed class SweepAxis
{
    private readonly SweepRange? _range;
    private readonly string _place;

    internal SweepAxis(string key, ImmutableArray<SweepValue> values, string place) =>
        (Key, Values, _place) = (key, values, place);

    internal SweepAxis(string key, SweepRange range, string place) =>
        (Key, Values, _range, _place) = (key, range.Values(place), range, place);

    /// <summary>Path of the value in a policy, such as rules.table[price_move].stop_pct.</summary>
    public string Key { get; }

    /// <summary>In order; empty for a continuous range.</summary>
    public ImmutableArray<SweepValue> Values { get; }

    public bool IsContinuous => Values.IsEmpty;

    /// <summary>Where it stands in its file.</summary>
    internal string Place => _place;

    internal SweepValue Draw(ref SeededRandom random) => IsContinuous
        ? _range!.Draw(random.NextDouble(), _place)
        : Values[random.NextInt32(Values.Length)];
}
