namespace Trading.Core.Analytics.Why;

/// <summary>The checks that a product passes on its way to an order, in their order.</summary>
public enum WhyStage
{
    /// <summary>The cycle did not look at the product.</summary>
    Listing,

    /// <summary>The cycle decided no entries at all.</summary>
    Cycle,

    Universe,
    Quality,
    Triggers,
    Rules,
    Risk,

    /// <summary>The planner placed no order.</summary>
    Plan,

    /// <summary>Something held the order back, or the venue did not fill it.</summary>
    Venue,

    /// <summary>Nothing stopped it.</summary>
    Through,
}
