using Trading.Core.Market;
using Trading.Simulation.Venue;

namespace Trading.Simulation;

/// <summary>The one clock of the world, which is the venue's. It moves when somebody waits or asks, and takes the venue with it.</summary>
internal sealed class Time(SimVenue venue)
{
    private readonly List<VirtualTimer> _timers = [];

    public Timestamp Now { get; private set; } = Timestamp.MinValue;

    public void Pass(long ms) => AdvanceTo(Now.AddMs(ms));

    public void AdvanceTo(Timestamp to)
    {
        while (NextTimer(to) is { } timer)
        {
            Move(timer.DueAt);
            timer.Fire();
        }

        Move(to);
    }

    public void Add(VirtualTimer timer) => _timers.Add(timer);

    public void Remove(VirtualTimer timer) => _timers.Remove(timer);

    private VirtualTimer? NextTimer(Timestamp to)
    {
        VirtualTimer? next = null;
        foreach (var timer in _timers)
        {
            if (timer.DueAt <= to && (next is null || timer.DueAt < next.DueAt))
            {
                next = timer;
            }
        }

        return next;
    }

    private void Move(Timestamp to)
    {
        if (to > Now)
        {
            venue.Advance(to);
            Now = to;
        }
    }
}
