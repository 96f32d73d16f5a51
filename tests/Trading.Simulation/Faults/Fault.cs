using System.Text.Json.Serialization;

namespace Trading.Simulation.Faults;

/// <summary>One thing that goes wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Slot">In which slot, from 0.</param>
/// <param name="Op">At which call of the first instance; of faults that belong to no call, without meaning.</param>
/// <param name="Nth">At which of these calls of the slot, from 0.</param>
/// <param name="Arg">Its measure: seconds, milliseconds, polls, a level, an index.</param>
/// <param name="Slots">How many slots it lasts, where it lasts.</param>
internal sealed record Fault(FaultKind Kind, int Slot, PortOp Op = default, int Nth = 0, long Arg = 0, int Slots = 1)
{
    [JsonIgnore]
    public bool IsCrash => Kind is FaultKind.CrashBefore or FaultKind.CrashAfterCommit or FaultKind.CrashAfterAck;

    public bool Covers(int slot) => slot >= Slot && slot < Slot + Slots;
}
