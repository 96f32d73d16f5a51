using Trading.Core.Cycle;
using Trading.Core.Market;

namespace Trading.Core.Backtesting;

/// <summary>NAV at the end of each UTC day, the deepest drawdown over all marks, and how much of NAV was invested on average.</summary>
internal sealed class EquityRecorder
{
    private const long DayMs = 86_400_000;

    // Well between trough and high a double tells that neither moves; as near to them as this share, only decimals do.
    private const double Nearness = 1e-6;
    private readonly List<DayPoint> _days = [];
    private readonly Timestamp _from;
    private Money _trough;
    private double _quietAbove = double.NaN;
    private double _quietBelow = double.NaN;
    private double _exposureSum;
    private long _day = long.MinValue;
    private long _dayEndMs = long.MinValue;
    private DayPoint _last;

    public EquityRecorder(Money opening, Timestamp from)
    {
        _from = from;
        _trough = opening;
        Highest = new NavMark(from, opening);
        Lowest = Highest;
    }

    public long Marks { get; private set; }

    public Drawdown Deepest { get; private set; }

    public NavMark Highest { get; private set; }

    public NavMark Lowest { get; private set; }

    /// <summary>The reference product's price at the first mark; NaN where unknown.</summary>
    public double ReferenceAtStart { get; private set; } = double.NaN;

    public double MeanExposurePct => Marks == 0 ? 0 : _exposureSum / Marks * 100;

    /// <summary>Takes the account as marked at a slot. A mark at midnight belongs to the day it ends.</summary>
    public void Record(in CycleState state, Timestamp slot, double referencePrice)
    {
        Marks++;
        ReferenceAtStart = Marks == 1 ? referencePrice : ReferenceAtStart;
        var nav = state.Nav;
        if (state.Positions.IsEmpty)
        {
            if (nav != _last.Nav)
            {
                RecordMove(state, slot);
            }
        }
        else
        {
            var value = state.NavAsDouble;
            _exposureSum += 1 - (state.Ledger.CashAsDouble / value);
            if (!(value > _quietAbove && value < _quietBelow))
            {
                RecordMove(state, slot);
            }
        }

        if (slot <= _from)
        {
            // The opening value: no time has passed, and at midnight the day that ends is not one of the run's.
            return;
        }

        if (slot.UnixMs > _dayEndMs)
        {
            Flush();
            _day = (slot.UnixMs - 1) / DayMs;
            _dayEndMs = (_day + 1) * DayMs;
        }

        _last = new DayPoint(new Timestamp(_dayEndMs - DayMs), nav, referencePrice);
    }

    public IReadOnlyList<DayPoint> Finish()
    {
        Flush();
        _day = long.MinValue;
        return _days;
    }

    // Takes the account, as a decimal handed over by value goes through memory in pieces that the processor cannot forward.
    private void RecordMove(in CycleState state, Timestamp slot)
    {
        var nav = state.Nav;
        if (nav > Highest.Nav)
        {
            Highest = new NavMark(slot, nav);
            SetTrough(nav);
            return;
        }

        // Only a new low since the high can be the deepest, or the lowest of all.
        if (nav >= _trough)
        {
            return;
        }

        SetTrough(nav);
        if (nav < Lowest.Nav)
        {
            Lowest = new NavMark(slot, nav);
        }

        var depth = (Highest.Nav - nav) / Highest.Nav * 100m;
        if (depth > Deepest.Pct)
        {
            Deepest = new Drawdown(depth, Highest.At, slot, Highest.Nav);
        }
    }

    private void SetTrough(Money nav)
    {
        _trough = nav;
        var (low, high) = ((double)nav.Amount, (double)Highest.Nav.Amount);
        _quietAbove = low + (Math.Abs(low) * Nearness);
        _quietBelow = high - (Math.Abs(high) * Nearness);
    }

    private void Flush()
    {
        if (_day != long.MinValue)
        {
            _days.Add(_last);
        }
    }
}
