namespace Trading.Runtime.Comparisons;

/// <summary>Which backtest's trades say how much a trade's return varies.</summary>
public enum DriftBasis
{
    /// <summary>One over the data before the account began: fixed before its first trade, as it should be.</summary>
    Before,

    /// <summary>The shadow itself, as there were too few trades before.</summary>
    Shadow,
}
