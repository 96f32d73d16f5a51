namespace Trading.Core.Evidence.Costs;

/// <summary>What a cost curve varies, one at a time.</summary>
public enum CostAxisKind
{
    /// <summary>Fees of the venue.</summary>
    Fees,

    /// <summary>Spread where none is observed.</summary>
    Spread,

    /// <summary>Opening balance: orders grow with it, and with them their impact.</summary>
    Capital,
}
