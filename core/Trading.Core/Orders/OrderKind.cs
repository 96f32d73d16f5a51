namespace Trading.Core.Orders;

/// <summary>How an order meets the book.</summary>
public enum OrderKind
{
    /// <summary>Rests at its limit until its end time; refused if it would cross.</summary>
    PostOnlyLimit,

    /// <summary>Takes what is there at once; the rest is cancelled.</summary>
    MarketIoc,

    /// <summary>Rests at the venue and becomes a limit order once its stop price trades.</summary>
    StopLimit,
}
