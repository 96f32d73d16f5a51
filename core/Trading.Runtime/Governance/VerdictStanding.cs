namespace Trading.Runtime.Governance;

/// <summary>Whether a verdict file lets a policy trade real money. Only <see cref="Valid"/> does.</summary>
public enum VerdictStanding
{
    Valid,

    /// <summary>There is no file.</summary>
    Missing,

    /// <summary>There is no key to check its signature with.</summary>
    NoKey,

    /// <summary>Not a verdict file, or one of another schema.</summary>
    Malformed,

    /// <summary>Signed with a key that is not ours, such as one that was rotated away.</summary>
    OtherKey,

    /// <summary>Its content is not what was signed.</summary>
    Tampered,

    NotYetValid,
    Expired,

    /// <summary>It is about another policy.</summary>
    OtherPolicy,

    /// <summary>The evidence comes from another Trading.Core.</summary>
    OtherCode,

    /// <summary>The evidence comes from other data.</summary>
    OtherData,

    /// <summary>The gate did not let the policy pass.</summary>
    NotPassed,
}
