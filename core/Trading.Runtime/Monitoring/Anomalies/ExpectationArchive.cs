using Trading.Core;
using Trading.Core.Evidence.Anomalies;
using Trading.Runtime.Ports;

namespace Trading.Runtime.Monitoring.Anomalies;

/// <summary>What backtests say of accounts, in the object store of these: one document a policy.</summary>
public sealed class ExpectationArchive(IObjectStore store)
{
    private const int HashDigits = 64;

    /// <exception cref="ArgumentException">Not the hash of a policy.</exception>
    public static string KeyOf(string policyHash) => policyHash.Length == HashDigits && policyHash.All(char.IsAsciiHexDigitLower)
        ? $"expectations/{policyHash}.json"
        : throw new ArgumentException($"'{policyHash}' is not the hash of a policy; expected {HashDigits} hexadecimal digits", nameof(policyHash));

    /// <summary>What is expected of accounts with this policy; null where no backtest said.</summary>
    /// <exception cref="InputException">The document cannot be used, or is of another policy.</exception>
    public async Task<Expectation?> ReadAsync(string policyHash, CancellationToken cancellation = default)
    {
        var key = KeyOf(policyHash);
        if (await store.ReadAsync(key, cancellation) is not { } content)
        {
            return null;
        }

        var read = Expectation.Read(content, key);
        return read.PolicyHash == policyHash ? read : throw new InputException($"{key}: policy_hash is '{read.PolicyHash}'; expected that of its name");
    }

    /// <summary>Stores what is expected, in place of what was.</summary>
    public Task WriteAsync(Expectation expectation, CancellationToken cancellation = default) =>
        store.WriteAsync(KeyOf(expectation.PolicyHash), expectation.ToJson(), cancellation);

    /// <summary>
    /// Stores what a backtest says, unless one of the same code that has more trades said already: a quick look at one month does not
    /// replace the years before. Whether it did.
    /// </summary>
    public async Task<bool> OfferAsync(Expectation expectation, CancellationToken cancellation = default)
    {
        if (await KnownAsync(expectation.PolicyHash, cancellation) is { } known
            && known.EngineVersion == expectation.EngineVersion
            && known.Trades > expectation.Trades)
        {
            return false;
        }

        await WriteAsync(expectation, cancellation);
        return true;
    }

    // What cannot be read is worth nothing, and is replaced.
    private async Task<Expectation?> KnownAsync(string policyHash, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(policyHash, cancellation);
        }
        catch (InputException)
        {
            return null;
        }
    }
}
