using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Trading.FakeVenue;

/// <summary>Checks a request's token by hand: form, signature, claims, and that it was never used before.</summary>
public sealed class TokenCheck(KeyRing keys, TimeProvider time)
{
    private const string Bearer = "Bearer ";
    private static readonly TimeSpan LifeMax = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, bool> _nonces = new(StringComparer.Ordinal);

    /// <summary>Why a request is refused, with the key's name where it is known; a reason of null is a good token.</summary>
    public (string? Reason, string KeyName) Check(string? authorization, string method, string host, string path)
    {
        if (authorization?.StartsWith(Bearer, StringComparison.Ordinal) != true)
        {
            return ("no bearer token", "");
        }

        var parts = authorization[Bearer.Length..].Split('.');
        try
        {
            return parts.Length == 3
                ? Check(parts, JsonOf(parts[0]), JsonOf(parts[1]), $"{method} {host}{path}")
                : ("a token has three parts", "");
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return ($"unreadable token: {e.GetType().Name}", "");
        }
    }

    private (string? Reason, string KeyName) Check(string[] parts, JsonElement header, JsonElement claims, string uri)
    {
        var name = header.GetProperty("kid").GetString()!;
        if (keys.Find(name) is not { } entry)
        {
            return ("unknown key", name);
        }

        bool isSigned;
        lock (entry)
        {
            isSigned = entry.Key.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256);
        }

        var now = time.GetUtcNow();
        var from = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("nbf").GetInt64());
        var until = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64());
        var nonce = header.GetProperty("nonce").GetString()!;
        return (0 switch
        {
            _ when header.GetProperty("alg").GetString() != "ES256" => "not ES256",
            _ when !isSigned => "wrong signature",
            _ when claims.GetProperty("sub").GetString() != name => "sub is not the key",
            _ when claims.GetProperty("iss").GetString() != "cdp" => "iss is not cdp",
            _ when claims.GetProperty("uri").GetString() != uri => "uri is not this request",
            _ when from > now + Leeway || until <= now || until - from > LifeMax => "not valid now",
            _ when nonce.Length < 16 || !_nonces.TryAdd(nonce, true) => "nonce is short or was used before",
            _ => null,
        }, name);
    }

    private static JsonElement JsonOf(string part) => JsonDocument.Parse(Base64Url.DecodeFromChars(part)).RootElement;
}
