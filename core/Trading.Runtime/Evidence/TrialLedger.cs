using System.Globalization;
using System.Text.Json;
using Trading.Core;
using Trading.Core.Evidence.Ledger;
using Trading.Core.TradeLog;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Evidence;

/// <summary>
/// Every trial ever run, in an object store: one object an entry, named by its sequence number and written only where none is, so
/// that two that append at once cannot lose one, and a process that is killed leaves whole entries. A trial that stands there is not
/// appended again, so whoever was interrupted appends the rest. Nothing here deletes.
/// </summary>
public sealed class TrialLedger(IObjectStore store)
{
    private const string EntryFolder = "evidence/ledger/";
    private const string ReturnsFolder = "evidence/returns/";
    private const string HeadKey = "evidence/ledger-head.json";
    private const string Suffix = ".json";

    public static string KeyOf(long sequence) => $"{EntryFolder}{sequence.ToString("D8", CultureInfo.InvariantCulture)}{Suffix}";

    public static string ReturnsKeyOf(string hash) => $"{ReturnsFolder}{hash}{Suffix}";

    /// <summary>The ledger and everything wrong with it.</summary>
    public async Task<LedgerState> ReadAsync(CancellationToken cancellation = default)
    {
        // The head first: entries that come meanwhile are more than it says, not fewer.
        var head = await ReadHeadAsync(cancellation);
        var stored = new List<KeyValuePair<long, byte[]>>();
        foreach (var key in await store.ListAsync(EntryFolder, cancellation))
        {
            if (long.TryParse(key[EntryFolder.Length..^Suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                && await store.ReadAsync(key, cancellation) is { } content)
            {
                stored.Add(KeyValuePair.Create(sequence, content));
            }
        }

        return LedgerChain.Verify(stored, head);
    }

    /// <summary>Appends trials in their order; to be called by the step that merges slices, once it has all of them.</summary>
    public async Task<LedgerAppend> AppendAsync(IReadOnlyList<RecordedTrial> trials, CancellationToken cancellation = default)
    {
        foreach (var trial in trials.DistinctBy(t => t.Trial.ReturnsHash, StringComparer.Ordinal))
        {
            await store.TryCreateAsync(ReturnsKeyOf(trial.Trial.ReturnsHash), trial.Returns.ToJson(), cancellation);
        }

        var state = await ReadAsync(cancellation);
        if (state.LastSequence == 0)
        {
            // Before the first entry, so that entries without a head are never the work of a crash.
            await store.TryCreateAsync(HeadKey, HeadJson(LedgerHead.Empty), cancellation);
        }

        var appended = 0;
        var known = state.Entries.Select(e => e.Trial.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var trial in trials)
        {
            while (!known.Contains(trial.Trial.Id))
            {
                var entry = state.Next(trial.Trial);
                if (await store.TryCreateAsync(KeyOf(entry.Sequence), entry.ToJson(), cancellation))
                {
                    state = state.With(entry);
                    known.Add(trial.Trial.Id);
                    appended++;
                    continue;
                }

                // Somebody else was faster: go on behind what they wrote.
                state = await ReadAsync(cancellation);
                known = [.. state.Entries.Select(e => e.Trial.Id)];
            }
        }

        await AdvanceHeadAsync(state, cancellation);
        return new LedgerAppend(appended, trials.Count - appended, state);
    }

    /// <summary>The trials that count for a candidate, with their returns.</summary>
    /// <exception cref="InputException">Returns that an entry names are missing or were changed.</exception>
    public async Task<IReadOnlyList<RelevantTrial>> RelevantAsync(LedgerState state, TrialScope scope, CancellationToken cancellation = default)
    {
        var found = new List<RelevantTrial>();
        foreach (var (entry, entries) in TrialCounting.Relevant(state.Entries, scope))
        {
            found.Add(new RelevantTrial(entry, await ReturnsAsync(entry.Trial, cancellation), entries));
        }

        return found;
    }

    /// <summary>The stored returns of a trial.</summary>
    /// <exception cref="InputException">Missing, or changed.</exception>
    public async Task<TrialReturns> ReturnsAsync(Trial trial, CancellationToken cancellation = default)
    {
        var key = ReturnsKeyOf(trial.ReturnsHash);
        var content = await store.ReadAsync(key, cancellation) ?? throw new InputException($"{key}: is missing; the ledger names it");
        return ContentHash.Of(content) == trial.ReturnsHash
            ? TrialReturns.Read(content, key)
            : throw new InputException($"{key}: was changed: its content has another hash");
    }

    private async Task<LedgerHead?> ReadHeadAsync(CancellationToken cancellation)
    {
        if (await store.ReadAsync(HeadKey, cancellation) is not { } content)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<LedgerHead>(content, CoreJson.Compact);
        }
        catch (JsonException)
        {
            // As good as none, which verification reports.
            return null;
        }
    }

    // Never away from a head that is not part of the chain: that would hide what was removed.
    private async Task AdvanceHeadAsync(LedgerState state, CancellationToken cancellation)
    {
        if (await ReadHeadAsync(cancellation) is { } head && head.Count < state.Head.Count && state.Contains(head))
        {
            await store.WriteAsync(HeadKey, HeadJson(state.Head), cancellation);
        }
    }

    private static byte[] HeadJson(LedgerHead head) => [.. JsonSerializer.SerializeToUtf8Bytes(head, CoreJson.Compact), (byte)'\n'];
}
