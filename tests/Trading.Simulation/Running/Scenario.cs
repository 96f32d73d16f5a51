using Trading.Simulation.Faults;

namespace Trading.Simulation.Running;

/// <summary>A cycle of an undisturbed run in which something particular happens.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Seed">The run.</param>
/// <param name="Slot">The cycle.</param>
/// <param name="Calls">Calls it makes, by kind.</param>
internal sealed record Scenario(string Name, ulong Seed, int Slot, IReadOnlyDictionary<PortOp, int> Calls)
{
    private const int SlotsMax = 3;
    private const int QuietSlots = 3;

    public int CallsOf(PortOp op) => Calls.GetValueOrDefault(op);

    public SimSpec With(params Fault[] faults) => new(Seed, FaultPlan.Of(faults), Slot + 2) { QuietSlots = QuietSlots };

    /// <summary>The first cycle of the first seed that did this.</summary>
    public static Scenario Find(string name, Func<SimCounts, bool> isIt)
    {
        for (ulong seed = 1; ; seed++)
        {
            var world = new World(new SimSpec(seed, FaultPlan.None, SlotsMax));
            foreach (var (slot, counts, calls) in world.RunBySlot())
            {
                if (isIt(counts))
                {
                    return new Scenario(name, seed, slot, calls);
                }
            }
        }
    }
}
