using Trading.Core.Market;
using Trading.Simulation.Faults;
using Trading.Simulation.Market;
using Trading.Simulation.Planted;

namespace Trading.Simulation;

/// <summary>Everything that a run depends on.</summary>
/// <param name="Seed">Of the market and the venue's matching.</param>
/// <param name="Plan">What goes wrong.</param>
/// <param name="FaultySlots">Slots of the safety phase: all that goes wrong begins and ends in them.</param>
internal sealed record SimSpec(ulong Seed, FaultPlan Plan, int FaultySlots)
{
    /// <summary>The first slot: the Wednesday before, so that days and weeks both begin in longer runs.</summary>
    public static readonly Timestamp Start = Timestamp.Utc(2025, 3, 5, 9);

    /// <summary>Slots after the faults, in which all has to come right.</summary>
    public int QuietSlots { get; init; } = 8;

    public int Slots => FaultySlots + QuietSlots;

    public PlantedBug Bug { get; init; }

    public MarketMutation? Mutation { get; init; }

    public bool IsTraceKept { get; init; }

    /// <summary>Two days, the first of which goes wrong here and there.</summary>
    public static SimSpec Random(ulong seed)
    {
        const int faulty = 28;
        return new SimSpec(seed, FaultPlan.Random(seed, faulty), faulty);
    }
}
