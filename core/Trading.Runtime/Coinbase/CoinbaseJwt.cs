using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Trading.Core;

namespace Trading.Runtime.Coinbase;

/// <summary>
/// Signs requests: a JSON web token by ES256 that is good for one method and path and for two minutes. Safe for use by several threads.
/// </summary>
public sealed class CoinbaseJwt : IDisposable
{
    private const string Issuer = "cdp";
    private const int NonceBytes = 16;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(120);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly Lock _signing = new();
    private readonly string _keyName;
    private readonly TimeProvider _time;
    private readonly ECDsa _key;
    private readonly SigningCredentials _signer;

    /// <exception cref="InputException">The key's name is missing, or it is not a P-256 private key. What was given is not repeated.</exception>
    public CoinbaseJwt(CoinbaseCredentials credentials, TimeProvider time)
    {
        if (string.IsNullOrWhiteSpace(credentials.KeyName))
        {
            throw new InputException("coinbase key: the key's name is empty; expected organizations/{id}/apiKeys/{id}");
        }

        (_keyName, _time) = (credentials.KeyName, time);
        _key = Import(credentials.PrivateKeyPem);
        _signer = new SigningCredentials(new ECDsaSecurityKey(_key) { KeyId = _keyName }, SecurityAlgorithms.EcdsaSha256)
        {
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
    }

    /// <summary>A fresh token for one request.</summary>
    /// <param name="method">GET or POST.</param>
    /// <param name="address">Where it goes; the query is not signed.</param>
    public string Token(HttpMethod method, Uri address)
    {
        var now = _time.GetUtcNow();
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            NotBefore = now.UtcDateTime,
            Expires = (now + Life).UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["sub"] = _keyName,
                ["uri"] = $"{method.Method} {address.Authority}{address.AbsolutePath}",
            },
            AdditionalHeaderClaims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["nonce"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NonceBytes)),
            },
            SigningCredentials = _signer,
        };

        // The key is one native object, which does not promise to sign on two threads at once.
        lock (_signing)
        {
            return _handler.CreateToken(descriptor);
        }
    }

    public void Dispose() => _key.Dispose();

    private static ECDsa Import(string pem)
    {
        const int Bits = 256;
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem.Replace("\\n", "\n", StringComparison.Ordinal).Trim());

            // A public key can be imported too, and fails only when it is to sign.
            key.SignData(stackalloc byte[1], HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();

            // The cause may quote what it could not read, so it stays out.
            throw new InputException(
                "coinbase key: the private key cannot be read; expected an unencrypted EC private key (P-256) as PEM");
        }

        if (key.KeySize != Bits)
        {
            key.Dispose();
            throw new InputException($"coinbase key: the private key has {key.KeySize} bits; expected a P-256 key for ES256");
        }

        return key;
    }
}
