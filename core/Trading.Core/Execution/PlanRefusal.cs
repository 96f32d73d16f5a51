namespace Trading.Core.Execution;

/// <summary>Why an approved order is not placed after all.</summary>
public enum PlanRefusal
{
    None,

    /// <summary>The product has no price to trade at.</summary>
    NoPrice,

    /// <summary>The quote is older than policy allows.</summary>
    QuoteStale,

    /// <summary>The quote is stamped after the decision.</summary>
    QuoteFromFuture,

    SpreadTooWide,

    DepthTooThin,

    /// <summary>Floored to increments the order is below the venue's or the policy's minimum.</summary>
    BelowMinNotional,

    /// <summary>Floored to the base increment nothing is left.</summary>
    SizeIncrement,

    /// <summary>What is left of a position is below the venue's minimum and cannot be sold.</summary>
    Dust,
}
