using Trading.Core;
using Trading.Core.Policy;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;

namespace Trading.Runtime.Policies;

/// <summary>Policies of the archive by the beginning of their hash.</summary>
public sealed class ArchivedPolicies(IObjectStore store)
{
    /// <summary>As many digits as tell hashes apart for people.</summary>
    public const int DigitsMin = 8;

    private const int DigitsMax = 64;
    private const string Prefix = "policies/";

    /// <summary>Whether a text can be the hash of a policy or its beginning.</summary>
    public static bool IsHash(string text) => text.Length is >= DigitsMin and <= DigitsMax && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The policy whose hash begins so, exactly as it decided.</summary>
    /// <param name="digits">See <see cref="IsHash"/>.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InputException">None or several begin so, or it was changed.</exception>
    public async Task<TradingPolicy> FindAsync(string digits, CancellationToken cancellation)
    {
        var keys = await store.ListAsync(Prefix + digits, cancellation);
        var hash = keys switch
        {
            [var key] => Path.GetFileNameWithoutExtension(key),
            [] => throw new InputException($"policy {digits}: none in the archive has a hash that begins so; 'policy history' lists those of an account"),
            _ => throw new InputException($"policy {digits}: {keys.Count} in the archive have hashes that begin so; name more of it"),
        };
        return await ReadAsync(hash, cancellation) ?? throw new InputException($"policy {digits}: it was removed from the archive");
    }

    /// <summary>The policy with this hash, exactly as it decided; null where it is not in the archive.</summary>
    /// <exception cref="InputException">It was changed.</exception>
    public async Task<TradingPolicy?> ReadAsync(string hash, CancellationToken cancellation) =>
        await new PolicyArchive(store).ReadTextAsync(hash, cancellation) is { } json
            ? PolicyCanonical.Read(json, $"archived {hash[..DigitsMin]}", PolicyArchive.KeyOf(hash))
            : null;
}
