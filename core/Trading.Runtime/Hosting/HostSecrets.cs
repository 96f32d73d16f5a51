using Trading.Core;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Governance;

namespace Trading.Runtime.Hosting;

/// <summary>What every host takes from its environment alone, so that no command line, file or log ever holds it.</summary>
/// <param name="setting">The value of a variable or setting; null or empty where it is not set.</param>
public sealed class HostSecrets(Func<string, string?> setting)
{
    public const string KeyName = "COINBASE_KEY_NAME";
    public const string PrivateKey = "COINBASE_PRIVATE_KEY";
    public const string VerdictKeyName = "TRADING_VERDICT_KEY";
    public const string Heartbeat = "TRADING_HEARTBEAT_URL";

    /// <summary>Names of all of them: what they hold is taken out of everything that is said.</summary>
    public static IReadOnlyList<string> All { get; } = [KeyName, PrivateKey, VerdictKeyName, Heartbeat];

    /// <summary>The venue's key; null where there is none.</summary>
    /// <exception cref="InputException">One half without the other.</exception>
    public CoinbaseCredentials? Credentials() => (Read(KeyName), Read(PrivateKey)) switch
    {
        (null, null) => null,
        ({ } name, { } key) => new CoinbaseCredentials(name, key),
        (null, _) => throw new InputException($"{KeyName}: is not set and {PrivateKey} is; expected both or neither"),
        _ => throw new InputException($"{PrivateKey}: is not set and {KeyName} is; expected both or neither"),
    };

    /// <summary>Checks verdicts; null where there is none.</summary>
    /// <exception cref="InputException">Not a key.</exception>
    public VerdictKey? VerdictKey() => Read(VerdictKeyName) is { } text ? Governance.VerdictKey.Parse(text, VerdictKeyName) : null;

    /// <summary>Where a sign of life goes after each cycle; null for nowhere. Such addresses are secrets.</summary>
    /// <exception cref="InputException">Not an address.</exception>
    public Uri? HeartbeatAddress() => Read(Heartbeat) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new InputException($"{Heartbeat}: not an address; expected http or https");

    private string? Read(string name) => setting(name) is { Length: > 0 } value ? value : null;
}
