namespace Trading.Core.Cycle;

/// <summary>What can happen to an account.</summary>
public enum CycleEventKind
{
    /// <summary>An intent was written down; it may be sent now.</summary>
    Committed,

    Sent,
    Accepted,
    Rejected,
    Filled,

    /// <summary>The venue says that nothing of the order is left to do; its fills were reported before.</summary>
    Completed,

    CancelSent,
    Canceled,
    Expired,

    /// <summary>A send had no usable answer.</summary>
    Unknown,

    /// <summary>The work on an entry ended without a fill.</summary>
    EntryUnfilled,

    /// <summary>What is left of a position is too small to sell: it is written off and the trade closed.</summary>
    DustWrittenOff,

    /// <summary>A deposit, or a withdrawal if negative.</summary>
    Transferred,

    /// <summary>The account was valued at a slot.</summary>
    Marked,

    KillSwitchSet,

    /// <summary>The share of the exposure caps that may be used changed.</summary>
    CapShareSet,
    TradingStateSet,

    /// <summary>An operator has seen the drawdown.</summary>
    DrawdownAcknowledged,

    /// <summary>An operator paused entries in a product.</summary>
    ProductPaused,

    /// <summary>An operator took the pause of a product back.</summary>
    ProductResumed,

    /// <summary>An operator asked to close a position.</summary>
    CloseAsked,
}
