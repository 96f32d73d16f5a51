namespace Trading.Core.Rules;

/// <summary>What became of a trigger in the rules. The order is that of the checks.</summary>
public enum RuleReason
{
    /// <summary>It is its product's proposal.</summary>
    Proposed,

    /// <summary>It expects a fall; we hold spot and never short.</summary>
    Direction,

    /// <summary>Policy has no rule for its signal.</summary>
    NoRule,

    /// <summary>Its signal may not open positions in this regime.</summary>
    RegimeSignal,

    /// <summary>Strength x confidence is too small.</summary>
    Score,

    /// <summary>A feature that the rule or the size needs is unavailable.</summary>
    FeatureUnavailable,

    /// <summary>The rule's own condition does not hold.</summary>
    Condition,

    /// <summary>Conviction is too small.</summary>
    Conviction,

    /// <summary>The size comes to nothing: a factor or the NAV is zero.</summary>
    ZeroSize,

    /// <summary>Another trigger of the same product is better.</summary>
    Outranked,
}
