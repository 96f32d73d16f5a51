namespace Trading.Core.Orders;

/// <summary>Why an order never came to live at a venue.</summary>
public enum VenueRejection
{
    /// <summary>INVALID_LIMIT_PRICE_POST_ONLY: the post-only price would have crossed the book at arrival.</summary>
    PostOnlyWouldCross,

    InsufficientFunds,

    /// <summary>Below the venue's minimum, or not on its increments.</summary>
    InvalidSize,

    /// <summary>The product does not take this kind of order now.</summary>
    ProductUnavailable,

    /// <summary>Anything else the venue said.</summary>
    Other,

    /// <summary>The venue asked us to slow down and took no order.</summary>
    RateLimited,

    /// <summary>The venue did not accept who we said we are.</summary>
    Unauthorized,

    /// <summary>All pages of orders, fills and balances, read after the settle window, know nothing of it: it never arrived.</summary>
    NeverArrived,
}
