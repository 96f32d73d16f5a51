using Trading.Core;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;

namespace Trading.Runtime.Audit;

/// <summary>What an account left behind: its records in the store, and the inputs and policies that they name in the object store.</summary>
/// <param name="store">The account's store, or a copy of it.</param>
/// <param name="objects">Its object store, or a copy of it.</param>
public sealed class AuditReader(IStateStore store, IObjectStore objects)
{
    private const string Source = "store";
    private const int NameDigits = 12;

    private readonly InputArchive _inputs = new(objects);
    private readonly PolicyArchive _policies = new(objects);
    private readonly Dictionary<string, TradingPolicy> _known = new(StringComparer.Ordinal);

    /// <summary>Records with slots in [from, to), in the order in which they were committed.</summary>
    /// <exception cref="InputException">One is not a cycle's record.</exception>
    public IAsyncEnumerable<AuditRecord> RecordsAsync(string account, Timestamp from, Timestamp to, CancellationToken cancellation) =>
        store.ReadRecordsAsync(account, from, to, cancellation).Select(record => AuditRecord.Read(record, Source));

    /// <summary>The records of a slot: one, and one more for each cycle that an operator asked for in between.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public async Task<IReadOnlyList<AuditRecord>> RecordsOfAsync(string account, Timestamp slot, CancellationToken cancellation)
    {
        var records = await RecordsAsync(account, slot, slot.AddMs(1), cancellation).ToListAsync(cancellation);
        return records.Count > 0
            ? records
            : throw new InputException($"cycle {slot}: account '{account}' has no record of it{await NearAsync(account, slot, cancellation)}");
    }

    /// <summary>The policy that a record or input names.</summary>
    /// <exception cref="InputException">It is not archived, or was changed.</exception>
    public async Task<TradingPolicy> PolicyAsync(string hash, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(hash, out var policy))
        {
            var json = await _policies.ReadTextAsync(hash, cancellation)
                ?? throw new InputException($"{PolicyArchive.KeyOf(hash)}: is not in the object store; expected the policy that decided");
            _known[hash] = policy = PolicyCanonical.Read(json, $"archived {hash[..NameDigits]}", PolicyArchive.KeyOf(hash));
        }

        return policy;
    }

    /// <summary>The input of one of a record's decisions.</summary>
    /// <exception cref="InputException">It was not kept, is not in the archive, was changed, or is of another cycle.</exception>
    public async Task<DecisionInput> InputAsync(AuditRecord record, RecordedDecision decision, CancellationToken cancellation)
    {
        var hash = decision.InputHash
            ?? throw new InputException($"cycle {record.Slot}: the input of its {decision.Phase.ToCode()} was not kept");
        var input = await _inputs.ReadAsync(hash, cancellation);
        return input.Phase == decision.Phase && input.Now == decision.At && input.Account == record.Account && input.PolicyHash == record.PolicyHash
            ? input
            : throw new InputException(
                $"cycle {record.Slot}: input {hash} is of the {input.Phase.ToCode()} of {input.Now} of account '{input.Account}', not of this decision");
    }

    private async Task<string> NearAsync(string account, Timestamp slot, CancellationToken cancellation)
    {
        var day = TimeSpan.FromDays(1);
        var near = await store.ReadRecordsAsync(account, slot - day, slot + day, cancellation)
            .Select(record => record.Slot)
            .ToListAsync(cancellation);
        return near.Count == 0
            ? "; it has none within a day of it either"
            : $"; the nearest is {near.MinBy(other => Math.Abs(other.UnixMs - slot.UnixMs))}";
    }
}
