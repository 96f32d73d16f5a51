namespace Trading.Runtime.Accounts;

/// <summary>An account as it was committed.</summary>
/// <param name="Version">Number of the commit, the ETag of the next.</param>
/// <param name="Document">What was committed.</param>
public sealed record StoredAccount(long Version, AccountDocument Document);
