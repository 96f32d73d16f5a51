namespace Trading.Core.Orders;

/// <summary>Why a venue refused an order.</summary>
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
}
