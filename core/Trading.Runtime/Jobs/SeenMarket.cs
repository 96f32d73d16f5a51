using Trading.Core;
using Trading.Core.Cycle;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Jobs;

/// <summary>What an account's newest decision saw, from the archive of inputs. The last one read is remembered: health is asked often.</summary>
internal sealed class SeenMarket(IObjectStore objects)
{
    private readonly InputArchive _inputs = new(objects);
    private volatile DecisionInput? _known;
    private volatile string? _hash;

    /// <summary>The input of the newest decision among records; null where none of them kept any.</summary>
    /// <param name="records">In the order in which they were committed.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InputException">A record is none, or the input is not in the archive or was changed.</exception>
    public async Task<DecisionInput?> OfAsync(IReadOnlyList<StoredRecord> records, CancellationToken cancellation)
    {
        var hash = records.Reverse().SelectMany(HashesOf).FirstOrDefault();
        if (hash is null || hash == _hash)
        {
            return hash is null ? null : _known;
        }

        var input = await _inputs.ReadAsync(hash, cancellation);
        (_known, _hash) = (input, hash);
        return input;
    }

    // Newest first: entries are decided after exits, on a market that is a little newer and whole.
    private static IEnumerable<string> HashesOf(StoredRecord record) =>
        AuditRecord.Read(record, "store").Decisions.Reverse().Select(decision => decision.InputHash).OfType<string>();
}
