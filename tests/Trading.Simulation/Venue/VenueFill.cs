using Trading.Core.Market;

namespace Trading.Simulation.Venue;

/// <summary>One trade in the simulated venue's own ledger.</summary>
internal sealed record VenueFill(string Id, VenueOrder Order, decimal Price, decimal Quantity, decimal Fee, bool IsMaker, Timestamp At, Timestamp ListedAt)
{
    public decimal Notional => Price * Quantity;
}
