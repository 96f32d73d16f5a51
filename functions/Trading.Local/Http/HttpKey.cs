using System.Security.Cryptography;
using System.Text;

namespace Trading.Local.Http;

/// <summary>The key that opens the detail. How long a comparison takes tells nothing of it.</summary>
internal sealed class HttpKey(string? key)
{
    /// <summary>The header it comes in, as on a function host.</summary>
    public const string Header = "x-functions-key";

    private readonly byte[]? _hash = key is null ? null : HashOf(key);

    /// <summary>Whether there is a key at all; without one nothing opens.</summary>
    public bool IsSet => _hash is not null;

    public bool Opens(string? given) => _hash is not null && given is not null && CryptographicOperations.FixedTimeEquals(_hash, HashOf(given));

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
