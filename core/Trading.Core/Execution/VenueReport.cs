using Trading.Core.Market;
using Trading.Core.Orders;

namespace Trading.Core.Execution;

/// <summary>One report of the venue.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, by the venue's clock.</param>
/// <param name="Order">Our id of the order.</param>
/// <param name="VenueOrderId">The venue's id; empty where it has no such order.</param>
/// <param name="Fill">The execution, of <see cref="VenueReportKind.Filled"/>.</param>
/// <param name="Rejection">The reason, of <see cref="VenueReportKind.Rejected"/>.</param>
/// <param name="IsFinal">Whether the order has ended with this event and trades no more.</param>
public readonly record struct VenueReport(
    VenueReportKind Kind,
    Timestamp At,
    ClientOrderId Order,
    string VenueOrderId,
    Fill? Fill = null,
    VenueRejection? Rejection = null,
    bool IsFinal = false);
