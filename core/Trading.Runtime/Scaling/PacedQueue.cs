namespace Trading.Runtime.Scaling;

/// <summary>
/// A queue, first come first served, that lets a number of items through a second for each server there is; servers come with the instances,
/// up to a number.
/// </summary>
internal sealed class PacedQueue(double perSecond, int serversMax, InstanceRamp ramp)
{
    private double _last;

    /// <summary>When an item is through. Items come in the order of their arrival.</summary>
    public double Pass(double arrival)
    {
        var now = Math.Max(arrival, _last);
        for (var left = 1.0; left > 0;)
        {
            var rate = perSecond * Math.Min(serversMax, ramp.CountAt(now));
            var next = ramp.NextAfter(now);
            var end = now + (left / rate);
            if (rate > 0 && end <= next)
            {
                return _last = end;
            }

            // No server yet, or more of them before the item is through.
            left -= rate > 0 ? (next - now) * rate : 0;
            now = next;
        }

        return _last = now;
    }
}
