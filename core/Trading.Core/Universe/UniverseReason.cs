namespace Trading.Core.Universe;

/// <summary>Why a product may not be bought, in the order of the checks: the first that fails is given.</summary>
public enum UniverseReason
{
    /// <summary>It may be bought.</summary>
    Eligible,

    /// <summary>On the never-trade list.</summary>
    NeverTrade,

    /// <summary>The compliance list is on and does not include it, or excludes it.</summary>
    NotCompliant,

    /// <summary>The venue does not trade it without limits.</summary>
    Status,

    /// <summary>Quoted in another currency than the policy's.</summary>
    QuoteCurrency,

    /// <summary>Not listed long enough for its tier.</summary>
    Age,

    /// <summary>A window of its features has too many holes.</summary>
    DataGap,

    /// <summary>No candle, or the last one is too old.</summary>
    StaleData,

    /// <summary>24 h quote volume below its floor, or unknown.</summary>
    Volume,

    /// <summary>Median spread above its limit.</summary>
    Spread,

    /// <summary>Depth below its floor.</summary>
    Depth,

    /// <summary>Under a temporary ban.</summary>
    RedFlag,

    /// <summary>The regime leaves its tier, or everything, in cash.</summary>
    RegimeExcluded,

    /// <summary>No tier has room for it.</summary>
    TierCapacity,
}
