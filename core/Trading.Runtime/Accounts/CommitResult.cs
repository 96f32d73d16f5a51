namespace Trading.Runtime.Accounts;

/// <summary>What came of a commit that the store answered.</summary>
public enum CommitResult
{
    Committed,

    /// <summary>Somebody committed in between: nothing was stored.</summary>
    Conflict,

    /// <summary>A later epoch was granted or has committed: nothing was stored.</summary>
    StaleEpoch,
}
