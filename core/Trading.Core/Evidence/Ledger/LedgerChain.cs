using System.Collections.Immutable;

namespace Trading.Core.Evidence.Ledger;

/// <summary>Checks what is stored of a ledger.</summary>
public static class LedgerChain
{
    /// <param name="stored">Sequence, by the name it is stored under, and content of each object, in any order.</param>
    /// <param name="head">Where the ledger reached when it was last appended to; null where that is not known.</param>
    public static LedgerState Verify(IEnumerable<KeyValuePair<long, byte[]>> stored, LedgerHead? head)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        var next = 1L;
        LedgerEntry? before = null;
        foreach (var (sequence, content) in stored.OrderBy(s => s.Key))
        {
            if (sequence > next)
            {
                problems.Add(Missing(next, sequence - 1));
                before = null;
            }

            var isFollowing = sequence == 1 || before is not null;
            next = sequence + 1;
            if (Read(sequence, content, problems) is not { } entry)
            {
                before = null;
                continue;
            }

            if (isFollowing && entry.Previous != (before?.Hash ?? LedgerEntry.Genesis))
            {
                problems.Add($"ledger entry {sequence}: does not follow the one before it: that one was changed or replaced");
            }

            entries.Add(entry);
            before = entry;
        }

        CheckHead(next - 1, entries, head, problems);
        return new LedgerState(entries.ToImmutable(), problems.ToImmutable(), next - 1);
    }

    private static LedgerEntry? Read(long sequence, byte[] content, ImmutableArray<string>.Builder problems)
    {
        try
        {
            var entry = LedgerEntry.Read(content, $"ledger entry {sequence}");
            if (entry.Sequence == sequence)
            {
                return entry;
            }

            problems.Add($"ledger entry {sequence}: holds entry {entry.Sequence}");
        }
        catch (InputException error)
        {
            problems.Add(error.Message);
        }

        return null;
    }

    private static void CheckHead(long count, ImmutableArray<LedgerEntry>.Builder entries, LedgerHead? head, ImmutableArray<string>.Builder problems)
    {
        if (head is null)
        {
            if (count > 0)
            {
                problems.Add("ledger: its head is missing, which tells how many entries there are to be");
            }

            return;
        }

        if (count < head.Count)
        {
            problems.Add(Missing(count + 1, head.Count));
        }
        else if (entries.FirstOrDefault(e => e.Sequence == head.Count) is { } last && last.Hash != head.Hash)
        {
            problems.Add($"ledger entry {head.Count}: is not the one that was appended there: it was replaced");
        }
    }

    private static string Missing(long from, long to) =>
        from == to ? $"ledger entry {from}: is missing" : $"ledger entries {from} to {to}: are missing";
}
