namespace Trading.Simulation.Faults;

/// <summary>What can go wrong; the numbers are the specification's.</summary>
internal enum FaultKind
{
    /// <summary>F1: the order is taken, the reply is lost.</summary>
    ReplyLost,

    /// <summary>F2: the order never arrives.</summary>
    RequestLost,

    /// <summary>F3: 5xx before anything was done.</summary>
    ServerError,

    /// <summary>F3: the order is taken, the reply is garbage.</summary>
    MalformedReply,

    /// <summary>F3: the caller gives up, the order arrives so many seconds later.</summary>
    DelayedPastTimeout,

    /// <summary>F3: a call that reads fails.</summary>
    CallFails,

    /// <summary>F4: news repeats what was reported, fills twice in one answer.</summary>
    FillsDuplicated,

    /// <summary>F4: news in the wrong order.</summary>
    FillsReordered,

    /// <summary>F4: the fills of an order are listed so many seconds after they happened.</summary>
    FillsLate,

    /// <summary>F5: the order is listed only after so many readings.</summary>
    OrderHidden,

    /// <summary>F6: refused as post-only, whatever the book.</summary>
    PostOnlyRefused,

    /// <summary>F6: a product takes less than usual for a while.</summary>
    ProductMode,

    /// <summary>F7: the order fills as its cancel arrives.</summary>
    CancelFillRace,

    /// <summary>F7: the order is cancelled, the reply says that it failed.</summary>
    CancelReplyLost,

    /// <summary>F7: the cancel is lost.</summary>
    CancelLost,

    /// <summary>F7: the order fills in part as soon as it arrives.</summary>
    PartialFill,

    /// <summary>F8: nothing but 429 for so many seconds.</summary>
    RateLimitStorm,

    /// <summary>F9: the timer fires twice.</summary>
    TimerTwice,

    /// <summary>F9: the timer does not fire.</summary>
    TimerSkipped,

    /// <summary>F9: the timer fires so many seconds late.</summary>
    TimerLate,

    /// <summary>F9, F14: another instance of the same version runs the slot in the middle of ours.</summary>
    Overlap,

    /// <summary>F14: another version with another policy runs the slot in the middle of ours.</summary>
    OverlapOther,

    /// <summary>F14: another version with another policy runs the slot before us.</summary>
    OtherFirst,

    /// <summary>F10: the process stands still for so many seconds.</summary>
    Pause,

    /// <summary>F10: our clock is off by so many milliseconds.</summary>
    ClockSkew,

    /// <summary>F11: dies before the call does anything.</summary>
    CrashBefore,

    /// <summary>F11: dies after the call took effect, before it returns.</summary>
    CrashAfterCommit,

    /// <summary>F11: dies after the call returned.</summary>
    CrashAfterAck,

    /// <summary>F12: the store commits and times out.</summary>
    CommitAckLost,

    /// <summary>F12: the store answers 503 and commits nothing.</summary>
    StoreDown,

    /// <summary>F12: 409/412: the store says that somebody else committed.</summary>
    CommitConflict,

    /// <summary>F13: the newest candles are missing.</summary>
    CandlesStale,

    /// <summary>F13: holes.</summary>
    CandlesGapped,

    /// <summary>F13: one candle far off.</summary>
    CandleOutlier,

    /// <summary>F13: quotes of long ago.</summary>
    QuoteStale,

    /// <summary>F13: candles that are not complete yet, and wrong.</summary>
    FutureCandles,

    /// <summary>F16: nothing but 401 for so many seconds.</summary>
    AuthorizationLost,

    /// <summary>F17: somebody trades on the same account.</summary>
    ForeignOrder,

    /// <summary>F17: cash comes in.</summary>
    Deposit,

    /// <summary>F17: cash goes out.</summary>
    Withdrawal,

    /// <summary>F18: the kill switch is flipped in the middle of a cycle, to level 1 or 2.</summary>
    KillSwitch,
}
