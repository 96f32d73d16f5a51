using Trading.Core.Market;

namespace Trading.Core.Evidence.Statistics;

/// <summary>One way to take some of the groups for testing and the rest for training.</summary>
public sealed class PurgedSplit
{
    private readonly (Timestamp Start, Timestamp End)[] _windows;
    private readonly TimeSpan _lookback;
    private readonly TimeSpan _embargo;

    internal PurgedSplit(int[] testGroups, (Timestamp Start, Timestamp End)[] windows, TimeSpan lookback, TimeSpan embargo)
    {
        TestGroups = testGroups;
        _windows = windows;
        _lookback = lookback;
        _embargo = embargo;
    }

    /// <summary>Places of the groups that test, ascending.</summary>
    public IReadOnlyList<int> TestGroups { get; }

    /// <summary>A sample tests if it is entered in a test group.</summary>
    public bool Tests(Timestamp entry) => Array.Exists(_windows, window => entry >= window.Start && entry < window.End);

    /// <summary>
    /// A sample trains if nothing it saw or met, from its entry less the lookback to its exit (both included), lies in a test group or
    /// in the embargo after one.
    /// </summary>
    /// <exception cref="ArgumentException">The exit is before the entry.</exception>
    public bool Trains(Timestamp entry, Timestamp exit)
    {
        if (exit < entry)
        {
            throw new ArgumentException($"The exit {exit} is before the entry {entry}.", nameof(exit));
        }

        var seen = entry - _lookback;
        return !Array.Exists(_windows, window => exit >= window.Start && seen < window.End + _embargo);
    }
}
