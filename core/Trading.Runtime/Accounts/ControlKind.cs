namespace Trading.Runtime.Accounts;

/// <summary>What an operator may ask for beside the kill switch.</summary>
public enum ControlKind
{
    /// <summary>No new entries in a product; exits go on.</summary>
    Pause,

    /// <summary>Takes a pause back, or the reducing that a flatten began.</summary>
    Resume,

    /// <summary>Sells what is held of a product at the next chance.</summary>
    Close,

    /// <summary>Sells everything that is held and takes no new risk until resumed.</summary>
    Flatten,

    /// <summary>The operator has seen the latched drawdown.</summary>
    Acknowledge,
}
