using System.Text.Json;
using Trading.Core.TradeLog;

namespace Trading.Core.Evidence.Ledger;

/// <summary>A trial in its place in the ledger. It names the entry before it by hash, so none can be changed, taken out or put in between.</summary>
/// <param name="Sequence">From 1 on.</param>
/// <param name="Previous">Hash of the entry before; <see cref="Genesis"/> for the first.</param>
/// <param name="Trial">What was tried.</param>
public sealed record LedgerEntry(long Sequence, string Previous, Trial Trial)
{
    /// <summary>Stands where the first entry names the one before.</summary>
    public const string Genesis = "genesis";

    /// <summary>SHA-256 over sequence, previous hash and trial.</summary>
    public string Hash { get; } = ContentHash.Of(JsonSerializer.SerializeToUtf8Bytes(new Hashed("ledger/1", Sequence, Previous, Trial), CoreJson.Compact));

    /// <summary>The entry with its hash, as it is stored.</summary>
    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(new Stored(Sequence, Previous, Trial, Hash), CoreJson.Compact), (byte)'\n'];

    /// <param name="content">What <see cref="ToJson"/> gave.</param>
    /// <param name="label">What messages call the source.</param>
    /// <exception cref="InputException">Not an entry, or one that was changed.</exception>
    public static LedgerEntry Read(ReadOnlySpan<byte> content, string label)
    {
        try
        {
            var stored = JsonSerializer.Deserialize<Stored>(content, CoreJson.Compact) ?? throw new InputException($"{label}: null; expected a ledger entry");
            var entry = new LedgerEntry(stored.Sequence, stored.Previous, stored.Trial);
            return entry.Hash == stored.Hash ? entry : throw new InputException($"{label}: was changed: its content does not have the hash it ends with");
        }
        catch (JsonException error)
        {
            throw new InputException($"{label}: not a ledger entry: {error.Message}", error);
        }
    }

    private sealed record Hashed(string Kind, long Sequence, string Previous, Trial Trial);

    private sealed record Stored(long Sequence, string Previous, Trial Trial, string Hash);
}
