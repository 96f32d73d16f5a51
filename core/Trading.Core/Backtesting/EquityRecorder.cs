using Trading.Core.Cycle;
using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>NAV at the end of each UTC day, the deepest drawdown over all marks, and how much of NAV was invested on average.</summary>
internal sealed class EquityRecorder
{
    private const long DayMs = 86_400_000;
    private readonly List<DayPoint> _days = [];
    private Money _peak;
    private Timestamp _peakAt;
    private double _exposureSum;
    private long _day = long.MinValue;
    private DayPoint _last;

    public EquityRecorder(Money opening, Timestamp from)
    {
        _peak = opening;
        _peakAt = from;
    }

    public long Marks { get; private set; }

    public Drawdown Deepest { get; private set; }

    public double MeanExposurePct => Marks == 0 ? 0 : _exposureSum / Marks * 100;

    /// <summary>Takes the account as marked at a slot. A mark at midnight belongs to the day it ends.</summary>
    public void Record(in CycleState state, Timestamp slot, double referencePrice)
    {
        Marks++;
        var nav = state.Nav;
        if (!state.Positions.IsEmpty)
        {
            _exposureSum += (double)((nav - state.Ledger.Cash) / nav);
        }

        if (nav != _peak)
        {
            RecordPeak(nav, slot);
        }

        var day = (slot.UnixMs - 1) / DayMs;
        if (day != _day)
        {
            Flush();
            _day = day;
        }

        _last = new DayPoint(new Timestamp(day * DayMs), nav, referencePrice);
    }

    public IReadOnlyList<DayPoint> Finish()
    {
        Flush();
        _day = long.MinValue;
        return _days;
    }

    private void RecordPeak(Money nav, Timestamp slot)
    {
        if (nav > _peak)
        {
            _peak = nav;
            _peakAt = slot;
            return;
        }

        var depth = (_peak - nav) / _peak * 100m;
        if (depth > Deepest.Pct)
        {
            Deepest = new Drawdown(depth, _peakAt, slot);
        }
    }

    private void Flush()
    {
        if (_day != long.MinValue)
        {
            _days.Add(_last);
        }
    }
}
