using System.Collections.Immutable;

namespace Trading.Core.Evidence.Ledger;

/// <summary>A ledger as it was found.</summary>
/// <param name="Entries">Those that can be read, in order.</param>
/// <param name="Problems">Each names the entry and what is wrong with it; none if the chain is whole.</param>
/// <param name="LastSequence">The highest number under which anything is stored; 0 for none.</param>
public sealed record LedgerState(ImmutableArray<LedgerEntry> Entries, ImmutableArray<string> Problems, long LastSequence)
{
    public bool IsSound => Problems.IsEmpty;

    /// <summary>Where the chain ends now.</summary>
    public LedgerHead Head => Entries.IsEmpty ? LedgerHead.Empty : new LedgerHead(Entries[^1].Sequence, Entries[^1].Hash);

    /// <summary>Whether an earlier head is still part of the chain: false where entries before it were removed, changed or replaced.</summary>
    public bool Contains(LedgerHead head) =>
        head.Count == 0 || Entries.Any(e => e.Sequence == head.Count && e.Hash == head.Hash);

    /// <summary>The ledger with one more entry at its end.</summary>
    public LedgerState With(LedgerEntry entry) => this with { Entries = Entries.Add(entry), LastSequence = entry.Sequence };

    /// <summary>The entry that a trial would be. Behind a damaged end it goes on, and the damage stays to be seen.</summary>
    public LedgerEntry Next(Trial trial) => new(LastSequence + 1, Head.Hash, trial);
}
