using Trading.Core.Market;

namespace Trading.Core.Risk.Pacing;

/// <summary>An entry that was committed, whether or not it filled: what the hourly and daily caps count.</summary>
public readonly record struct CommittedEntry(ProductId Product, Timestamp At);
