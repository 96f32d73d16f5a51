namespace Trading.Core.Execution;

/// <summary>What the venue says of an order.</summary>
public enum VenueReportKind
{
    /// <summary>The order lives, or a client id was sent twice and the venue points to the order it already has.</summary>
    Accepted,

    /// <summary>The order was refused and never lived.</summary>
    Rejected,

    /// <summary>The order traded.</summary>
    Filled,

    /// <summary>Nothing of the order is left to do; its fills were reported before.</summary>
    Completed,

    /// <summary>The order is gone: cancelled, or what was left of a market order.</summary>
    Canceled,

    /// <summary>The order's end time has come.</summary>
    Expired,

    /// <summary>A cancel found no living order of that id.</summary>
    CancelRejected,

    /// <summary>The order lives, but the sender got no answer: it cannot tell from a refusal until it asks or sees a fill.</summary>
    AckLost,
}
