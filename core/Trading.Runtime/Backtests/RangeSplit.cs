namespace Trading.Runtime.Backtests;

/// <summary>How a range of time is cut into slices, at calendar boundaries in UTC.</summary>
public enum RangeSplit
{
    /// <summary>One slice.</summary>
    None,

    /// <summary>One a calendar year.</summary>
    Year,

    /// <summary>One a calendar quarter.</summary>
    Quarter,

    /// <summary>One a calendar month.</summary>
    Month,
}
