namespace Trading.Core.Evidence.Ledger;

/// <summary>A trial that counts for a candidate.</summary>
/// <param name="Entry">Of all entries of this trial the one that stands for it.</param>
/// <param name="Returns">Its daily returns.</param>
/// <param name="Entries">How many entries are this same trial.</param>
public sealed record RelevantTrial(LedgerEntry Entry, TrialReturns Returns, int Entries)
{
    public Trial Trial => Entry.Trial;
}
