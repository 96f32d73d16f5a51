namespace Trading.Runtime.Accounts;

/// <summary>How much of each a store has of an account.</summary>
public readonly record struct StoredCounts(long Fills, long Trades, long Records);
