namespace Trading.Core.Risk;

/// <summary>What the account may do.</summary>
public enum TradingState
{
    /// <summary>Everything.</summary>
    Active,

    /// <summary>Exits only.</summary>
    Reducing,

    /// <summary>Nothing.</summary>
    Halted,
}
