using Trading.Core.Market;

namespace Trading.Runtime.Accounts;

/// <summary>One line of the audit.</summary>
/// <param name="Number">1 for the account's first, one more for each.</param>
/// <param name="Slot">The cycle's scheduled time.</param>
/// <param name="Json">The record in canonical form, without a line end.</param>
public sealed record StoredRecord(long Number, Timestamp Slot, string Json)
{
    /// <summary>What a store says that is to put it in place of one that it does not have.</summary>
    public InvalidOperationException NotStored(string account) => new($"account {account}: there is no record {Number} of {Slot} to be replaced");
}
