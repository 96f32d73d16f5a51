namespace Trading.Core.Orders;

/// <summary>Life of an order as we know it. See <see cref="OrderTransitions"/> for what may follow what.</summary>
public enum OrderState
{
    /// <summary>Decided and committed, not yet sent.</summary>
    Intent,

    /// <summary>Sent, no answer yet.</summary>
    InFlight,

    /// <summary>Resting, nothing filled.</summary>
    Open,

    /// <summary>Resting, part filled.</summary>
    Partial,

    /// <summary>A cancel was sent, no answer yet; it may still fill.</summary>
    CancelInFlight,

    /// <summary>The send had no usable answer: the order may or may not live. Its full notional stays reserved.</summary>
    Unknown,

    Filled,
    Canceled,
    Expired,
    Rejected,
}
