using Trading.Core.Market;

namespace Trading.Runtime.Accounts;

/// <summary>One line of the audit.</summary>
/// <param name="Number">1 for the account's first, one more for each.</param>
/// <param name="Slot">The cycle's scheduled time.</param>
/// <param name="Json">The record in canonical form, without a line end.</param>
public sealed record StoredRecord(long Number, Timestamp Slot, string Json);
