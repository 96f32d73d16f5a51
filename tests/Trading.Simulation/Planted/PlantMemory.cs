using Trading.Core.Orders;
using Trading.Core.Risk;

namespace Trading.Simulation.Planted;

/// <summary>What planted bugs remember wrongly, and for longer than they should.</summary>
internal sealed class PlantMemory
{
    public HashSet<string> SeenFills { get; } = new(StringComparer.Ordinal);

    public HashSet<ClientOrderId> Canceled { get; } = [];

    public KillSwitch? FirstSwitch { get; set; }
}
