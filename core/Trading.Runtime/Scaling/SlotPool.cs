namespace Trading.Runtime.Scaling;

/// <summary>
/// The slots of all instances. An attempt takes a free slot, the one of the first instance that has one, or else the slot that is free first. When it
/// begins does not depend on which free slot it takes; what is billed does.
/// </summary>
internal sealed class SlotPool
{
    // Bills round up to tenths of a second; sums of doubles may stand a hair above one.
    private const double Tenths = 10;
    private const double Hair = 1e-9;

    private readonly PriorityQueue<int, (double Free, int Slot)> _busy = new();
    private readonly PriorityQueue<int, int> _idle = new();
    private readonly int _slotsPerInstance;
    private readonly (double From, double To)[] _periods;

    public SlotPool(FanOutPlan plan, InstanceRamp ramp)
    {
        _slotsPerInstance = plan.SlotsPerInstance;
        _periods = new (double, double)[plan.InstancesMax];
        for (var slot = 0; slot < plan.InstancesMax * plan.SlotsPerInstance; slot++)
        {
            _busy.Enqueue(slot, (ramp.ReadyAt(slot / plan.SlotsPerInstance), slot));
        }
    }

    /// <summary>Instances that ran something.</summary>
    public int Used => _periods.Count(period => period.To > 0);

    public double BilledSeconds { get; private set; }

    /// <summary>What a period of work is billed as, seconds.</summary>
    public static double Billed(double seconds) => Math.Max(1, Math.Ceiling((seconds * Tenths) - Hair) / Tenths);

    /// <summary>Runs an attempt; when it ends. Attempts come in the order in which they are ready.</summary>
    public double Run(double ready, double seconds)
    {
        while (_busy.TryPeek(out var free, out var at) && at.Free <= ready)
        {
            _busy.Dequeue();
            _idle.Enqueue(free, free);
        }

        var start = ready;
        if (!_idle.TryDequeue(out var slot, out _))
        {
            _busy.TryDequeue(out slot, out var first);
            start = first.Free;
        }

        var end = start + seconds;
        _busy.Enqueue(slot, (end, slot));
        Extend(slot / _slotsPerInstance, start, end);
        return end;
    }

    /// <summary>Bills what is still open.</summary>
    public void Close()
    {
        foreach (var (from, to) in _periods.Where(period => period.To > 0))
        {
            BilledSeconds += Billed(to - from);
        }
    }

    private void Extend(int instance, double start, double end)
    {
        ref var period = ref _periods[instance];
        if (period.To > 0 && start > period.To)
        {
            BilledSeconds += Billed(period.To - period.From);
            period = default;
        }

        period = period.To > 0 ? (period.From, Math.Max(period.To, end)) : (start, end);
    }
}
