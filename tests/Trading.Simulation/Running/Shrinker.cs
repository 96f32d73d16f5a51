using Trading.Simulation.Faults;

namespace Trading.Simulation.Running;

/// <summary>
/// Takes from a failing plan whatever it does not need to fail: halves first, then smaller parts, then single faults (delta debugging),
/// and the slots after the last fault's.
/// </summary>
internal static class Shrinker
{
    /// <summary>The smallest part of a failing specification that still breaks the same invariant.</summary>
    public static SimSpec Shrink(SimSpec failing)
    {
        var broken = SimRun.Of(failing).Violations.Select(v => v.Invariant).ToHashSet();
        if (broken.Count == 0)
        {
            return failing;
        }

        var spec = failing;
        var size = Math.Max(1, spec.Plan.Faults.Count / 2);
        while (spec.Plan.Faults.Count > 0)
        {
            var smaller = Without(spec, size).FirstOrDefault(Fails);
            if (smaller is not null)
            {
                spec = smaller;
                size = Math.Min(size, Math.Max(1, spec.Plan.Faults.Count / 2));
            }
            else if (size == 1)
            {
                break;
            }
            else
            {
                size /= 2;
            }
        }

        return Shorter(spec, Fails);

        bool Fails(SimSpec candidate) => SimRun.Of(candidate).Violations.Any(v => broken.Contains(v.Invariant));
    }

    private static IEnumerable<SimSpec> Without(SimSpec spec, int size)
    {
        var faults = spec.Plan.Faults;
        for (var from = 0; from < faults.Count; from += size)
        {
            yield return spec with { Plan = new FaultPlan([.. faults.Take(from), .. faults.Skip(from + size)]) };
        }
    }

    private static SimSpec Shorter(SimSpec spec, Func<SimSpec, bool> fails)
    {
        var last = spec.Plan.Faults.Count == 0 ? 1 : spec.Plan.Faults.Max(f => f.Slot + f.Slots);
        var shorter = spec with { FaultySlots = Math.Min(spec.FaultySlots, last) };
        return fails(shorter) ? shorter : spec;
    }
}
