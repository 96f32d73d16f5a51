using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Anomalies;

/// <summary>What the newest cycles showed, as far back as any detector looks. Mutable; one thread.</summary>
internal sealed class ObservationWindow(AnomalyPolicy policy, Interval interval)
{
    private readonly TimeSpan _entrySpan = Longest(TimeSpan.FromDays(policy.FillRate.WindowDays), TimeSpan.FromHours(policy.TradeRate.WindowHours));

    private readonly TimeSpan _tradeSpan = TimeSpan.FromDays(
        new[] { policy.WinRate.WindowDays, policy.Slippage.WindowDays, policy.Fees.WindowDays, policy.Drift.WindowDays }.Max());

    private readonly Queue<(Timestamp Slot, int Filled, int Unfilled)> _entries = [];
    private readonly Queue<Trade> _trades = [];
    private readonly Queue<long> _durationsMs = [];
    private readonly Dictionary<ProductId, Timestamp> _staleSince = [];
    private Timestamp? _slot;

    /// <summary>The newest cycle.</summary>
    public CycleObservation Last { get; private set; } = new() { Slot = Timestamp.MinValue, DurationMs = 0 };

    /// <summary>Since the last trigger, without the time in cash and without what was not watched.</summary>
    public TimeSpan WithoutSignal { get; private set; }

    /// <summary>Since the last entry that filled, likewise.</summary>
    public TimeSpan WithoutEntry { get; private set; }

    /// <summary>Usable triggers since the last entry that filled.</summary>
    public long SignalsWithoutEntry { get; private set; }

    /// <summary>Durations of the newest cycles, milliseconds.</summary>
    public IReadOnlyCollection<long> DurationsMs => _durationsMs;

    /// <summary>Products without usable data, with the first cycle of which that is true.</summary>
    public IReadOnlyDictionary<ProductId, Timestamp> StaleSince => _staleSince;

    public void Add(CycleObservation cycle)
    {
        // A gap in the record is not watched; a second cycle of one slot takes no time.
        var passed = _slot is { } before ? TimeSpan.FromMilliseconds(Math.Clamp(cycle.Slot.UnixMs - before.UnixMs, 0, interval.Ms)) : TimeSpan.Zero;
        _slot = cycle.Slot;
        Last = cycle;
        var watched = cycle.IsInCash ? TimeSpan.Zero : passed;
        WithoutSignal = cycle.Signals > 0 ? TimeSpan.Zero : WithoutSignal + watched;
        WithoutEntry = cycle.Filled > 0 ? TimeSpan.Zero : WithoutEntry + watched;
        SignalsWithoutEntry = cycle.Filled > 0 ? 0 : SignalsWithoutEntry + cycle.UsableSignals;
        AddEntries(cycle);
        AddStale(cycle);
        _durationsMs.Enqueue(cycle.DurationMs);
        while (_durationsMs.Count > policy.SlowCycles.WindowCycles)
        {
            _ = _durationsMs.Dequeue();
        }

        foreach (var trade in cycle.Trades)
        {
            _trades.Enqueue(trade);
        }

        while (_trades.TryPeek(out var oldest) && oldest.ExitAt < cycle.Slot - _tradeSpan)
        {
            _ = _trades.Dequeue();
        }
    }

    /// <summary>Trades that closed within so many days.</summary>
    public IReadOnlyList<Trade> Trades(int days)
    {
        var from = Last.Slot - TimeSpan.FromDays(days);
        return [.. _trades.Where(t => t.ExitAt >= from)];
    }

    /// <summary>Entries whose work ended within a span.</summary>
    public (int Filled, int Unfilled) Entries(TimeSpan span)
    {
        var (from, filled, unfilled) = (Last.Slot - span, 0, 0);
        foreach (var entry in _entries)
        {
            if (entry.Slot > from)
            {
                filled += entry.Filled;
                unfilled += entry.Unfilled;
            }
        }

        return (filled, unfilled);
    }

    private void AddEntries(CycleObservation cycle)
    {
        if (cycle.Filled + cycle.Unfilled > 0)
        {
            _entries.Enqueue((cycle.Slot, cycle.Filled, cycle.Unfilled));
        }

        while (_entries.TryPeek(out var oldest) && oldest.Slot <= cycle.Slot - _entrySpan)
        {
            _ = _entries.Dequeue();
        }
    }

    private void AddStale(CycleObservation cycle)
    {
        if (cycle.Products.IsEmpty)
        {
            return;
        }

        foreach (var product in _staleSince.Keys.Except(cycle.Stale).ToArray())
        {
            _staleSince.Remove(product);
        }

        foreach (var product in cycle.Stale)
        {
            _staleSince.TryAdd(product, cycle.Slot);
        }
    }

    private static TimeSpan Longest(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
