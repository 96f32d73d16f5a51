namespace Trading.Runtime.Coinbase;

/// <summary>An API key. A class whose text says nothing, so that it cannot slip into a log.</summary>
/// <param name="keyName">The key's name, as <c>organizations/../apiKeys/..</c>.</param>
/// <param name="privateKeyPem">The EC private key as PEM; line ends may be written as <c>\n</c>.</param>
public sealed class CoinbaseCredentials(string keyName, string privateKeyPem)
{
    public string KeyName { get; } = keyName;

    internal string PrivateKeyPem { get; } = privateKeyPem;

    public override string ToString() => nameof(CoinbaseCredentials);
}
