using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Execution;

/// <summary>One order as a venue lists it.</summary>
/// <param name="ClientId">Our id; null for an order that is not ours (another id scheme, another program, a person).</param>
/// <param name="VenueOrderId">The venue's id.</param>
/// <param name="Product">What is traded.</param>
/// <param name="Side">Which way.</param>
/// <param name="State">Open, Partial, CancelInFlight or a terminal state; never Intent, InFlight or Unknown.</param>
/// <param name="Filled">Base units filled so far. A venue may list a fill here before or after it lists it as a fill.</param>
/// <param name="CreatedAt">When the venue took it.</param>
/// <param name="UpdatedAt">When it last changed, as far as the venue says; at least <paramref name="CreatedAt"/>.</param>
/// <param name="Rejection">Why it was refused, of a rejected order.</param>
public sealed record ReportedOrder(
    ClientOrderId? ClientId,
    string VenueOrderId,
    ProductId Product,
    Side Side,
    OrderState State,
    Quantity Filled,
    Timestamp CreatedAt,
    Timestamp UpdatedAt,
    VenueRejection? Rejection = null);
