using System.Text;
using Trading.Core;
using Trading.Core.Policy;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Storage;

/// <summary>
/// Every policy that ever decided anything, by its hash: what were the rules when this trade was made? Stored is the canonical form,
/// which is YAML too; the file's bytes have the hash that names it.
/// </summary>
public sealed class PolicyArchive(IObjectStore store)
{
    private const int NameDigits = 12;
    private const int HashDigits = 64;

    /// <exception cref="ArgumentException">Not the hash of a policy.</exception>
    public static string KeyOf(string hash) => hash.Length == HashDigits && hash.All(char.IsAsciiHexDigitLower)
        ? $"policies/{hash}.yaml"
        : throw new ArgumentException($"'{hash}' is not the hash of a policy; expected {HashDigits} hexadecimal digits", nameof(hash));

    /// <summary>Stores a policy unless it is there, intact; returns its hash.</summary>
    public async Task<string> SaveAsync(TradingPolicy policy, CancellationToken cancellation = default)
    {
        var content = Encoding.UTF8.GetBytes(PolicyCanonical.ToJson(policy));
        var hash = ContentHash.Of(content);
        var stored = await store.ReadAsync(KeyOf(hash), cancellation);
        if (stored is null || !stored.AsSpan().SequenceEqual(content))
        {
            await store.WriteAsync(KeyOf(hash), content, cancellation);
        }

        return hash;
    }

    /// <summary>The canonical text of a policy; null where none of this hash is stored.</summary>
    /// <exception cref="InputException">The stored text is not the one that has this hash.</exception>
    public async Task<string?> ReadTextAsync(string hash, CancellationToken cancellation = default)
    {
        if (await store.ReadAsync(KeyOf(hash), cancellation) is not { } content)
        {
            return null;
        }

        var found = ContentHash.Of(content);
        return found == hash ? Encoding.UTF8.GetString(content) : throw new InputException($"{KeyOf(hash)}: damaged: its content has the hash {found}");
    }

    /// <summary>A policy as it was; null where none of this hash is stored. Its name, which the hash leaves out, is the hash's beginning.</summary>
    /// <exception cref="InputException">Damaged, or this program cannot use it any more.</exception>
    public async Task<TradingPolicy?> ReadAsync(string hash, PolicyVocabulary vocabulary, CancellationToken cancellation = default) =>
        await ReadTextAsync(hash, cancellation) is { } json
            ? PolicyLoader.Load($$"""{"name":"{{hash[..NameDigits]}}",{{json[1..]}}""", KeyOf(hash), vocabulary)
            : null;
}
