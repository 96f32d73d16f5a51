using Trading.Core.Market;
using Trading.Core.Policy;

namespace Trading.Runtime.Jobs;

/// <summary>Slots that passed without a cycle while nothing ran. Pure.</summary>
internal static class SlotsMissed
{
    // One is a restart in the middle of a slot.
    private const int CountMin = 2;

    /// <summary>What lies between the last slot that was decided and an instant; null for fewer than two slots.</summary>
    /// <param name="last">The slot; <see cref="Timestamp.MinValue"/> before the first.</param>
    /// <param name="until">When the host began to run.</param>
    /// <param name="cycle">When slots are due.</param>
    public static HealthIssue? Of(Timestamp last, Timestamp until, CyclePolicy cycle)
    {
        if (last == Timestamp.MinValue || until <= last)
        {
            return null;
        }

        var missed = (until.UnixMs - (cycle.DecisionDelaySeconds * 1000L) - last.UnixMs) / cycle.Interval.Ms;
        return missed < CountMin ? null : new HealthIssue(
            HealthCode.SlotsMissed, HealthSeverity.Warning, Product: null, $"{missed} slots passed without a cycle after {last}");
    }

    /// <summary>What lies between two slots that were decided one after the other; null for fewer than two slots.</summary>
    public static HealthIssue? Between(Timestamp last, Timestamp next, CyclePolicy cycle) =>
        Of(last, next.AddMs((cycle.DecisionDelaySeconds * 1000L) - 1), cycle);
}
