using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Trading.Core;
using Trading.Runtime.Coinbase;

namespace Trading.Runtime.Tests.Coinbase;

public sealed class CoinbaseJwtTests : IDisposable
{
    private const string Name = "organizations/one/apiKeys/two";
    private static readonly DateTimeOffset Now = new(2025, 3, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Address = new("https://api.coinbase.com/api/v3/brokerage/orders/historical/batch?limit=5&cursor=x");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly FakeTimeProvider _time = new(Now);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Token_OfARequest_HasTheClaimsTheVenueAsksFor()
    {
        using var jwt = Jwt(_key.ExportECPrivateKeyPem());

        var (header, claims, _) = Parts(jwt.Token(HttpMethod.Get, Address));

        Assert.Equal(("ES256", Name), (header.GetProperty("alg").GetString(), header.GetProperty("kid").GetString()));
        Assert.Equal(32, header.GetProperty("nonce").GetString()!.Length);
        Assert.Equal((Name, "cdp"), (claims.GetProperty("sub").GetString(), claims.GetProperty("iss").GetString()));
        Assert.Equal("GET api.coinbase.com/api/v3/brokerage/orders/historical/batch", claims.GetProperty("uri").GetString());
        Assert.Equal(Now.ToUnixTimeSeconds(), claims.GetProperty("nbf").GetInt64());
        Assert.Equal(Now.ToUnixTimeSeconds() + 120, claims.GetProperty("exp").GetInt64());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Token_PemWithEitherLineEnds_IsSignedByTheKey(bool isEscaped)
    {
        var pem = _key.ExportECPrivateKeyPem();
        using var jwt = Jwt(isEscaped ? pem.ReplaceLineEndings("\\n") + "\\n" : pem);

        var token = jwt.Token(HttpMethod.Post, Address);

        var dot = token.LastIndexOf('.');
        Assert.True(_key.VerifyData(Encoding.ASCII.GetBytes(token[..dot]), Base64Url.DecodeFromChars(token.AsSpan(dot + 1)), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Token_Pkcs8Pem_IsAccepted()
    {
        using var jwt = Jwt(_key.ExportPkcs8PrivateKeyPem());

        Assert.Equal(3, jwt.Token(HttpMethod.Get, Address).Split('.').Length);
    }

    [Fact]
    public void Token_EachRequest_IsFresh()
    {
        using var jwt = Jwt(_key.ExportECPrivateKeyPem());

        var first = Parts(jwt.Token(HttpMethod.Get, Address));
        _time.Advance(TimeSpan.FromSeconds(90));
        var second = Parts(jwt.Token(HttpMethod.Get, Address));

        Assert.NotEqual(first.Header.GetProperty("nonce").GetString(), second.Header.GetProperty("nonce").GetString());
        Assert.Equal(90, second.Claims.GetProperty("nbf").GetInt64() - first.Claims.GetProperty("nbf").GetInt64());
    }

    [Fact]
    public void Token_OfAnAddressWithAPort_NamesIt()
    {
        using var jwt = Jwt(_key.ExportECPrivateKeyPem());

        var (_, claims, _) = Parts(jwt.Token(HttpMethod.Post, new Uri("http://127.0.0.1:8123/api/v3/brokerage/orders")));

        Assert.Equal("POST 127.0.0.1:8123/api/v3/brokerage/orders", claims.GetProperty("uri").GetString());
    }

    [Theory]
    [InlineData("canary-no-pem")]
    [InlineData("")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\nY2FuYXJ5\n-----END EC PRIVATE KEY-----")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\n!!canary!!\n-----END EC PRIVATE KEY-----")]
    public void New_KeyThatIsNone_SaysWhatWasExpectedAndNotWhatWasGiven(string pem)
    {
        var error = Assert.Throws<InputException>(() => Jwt(pem));

        Assert.Contains("expected an unencrypted EC private key (P-256)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Y2FuYXJ5", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void New_PublicKeyOnly_IsRefused() => Assert.Throws<InputException>(() => Jwt(_key.ExportSubjectPublicKeyInfoPem()));

    [Fact]
    public void New_KeyOfAnotherCurve_IsRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Contains("384 bits", Assert.Throws<InputException>(() => Jwt(other.ExportECPrivateKeyPem())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_RsaKey_IsRefused()
    {
        using var rsa = RSA.Create(2048);

        Assert.Throws<InputException>(() => Jwt(rsa.ExportRSAPrivateKeyPem()));
    }

    [Fact]
    public void New_WithoutAName_IsRefused() =>
        Assert.Throws<InputException>(() => new CoinbaseJwt(new CoinbaseCredentials(" ", _key.ExportECPrivateKeyPem()), _time));

    [Fact]
    public void Credentials_AsText_SayNothing()
    {
        var options = new CoinbaseOptions { Credentials = new CoinbaseCredentials("canary-name", "canary-key") };

        Assert.DoesNotContain("canary", options.ToString(), StringComparison.Ordinal);
    }

    private CoinbaseJwt Jwt(string pem) => new(new CoinbaseCredentials(Name, pem), _time);

    private static (JsonElement Header, JsonElement Claims, string Signature) Parts(string token)
    {
        var parts = token.Split('.');
        return (
            JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement,
            JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement,
            parts[2]);
    }
}
