using Trading.Core;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Governance;

namespace Trading.Local.Hosting;

/// <summary>What comes from the environment alone, so that no command line, file or log ever holds it.</summary>
internal static class Secrets
{
    public const string KeyName = "COINBASE_KEY_NAME";
    public const string PrivateKey = "COINBASE_PRIVATE_KEY";
    public const string HttpKey = "TRADING_HTTP_KEY";
    public const string VerdictKeyName = "TRADING_VERDICT_KEY";
    public const string Heartbeat = "TRADING_HEARTBEAT_URL";

    private const int HttpKeyLengthMin = 16;

    /// <summary>The venue's key; null where there is none.</summary>
    /// <exception cref="InputException">One half without the other.</exception>
    public static CoinbaseCredentials? Credentials() => (Read(KeyName), Read(PrivateKey)) switch
    {
        (null, null) => null,
        ({ } name, { } key) => new CoinbaseCredentials(name, key),
        (null, _) => throw new InputException($"{KeyName}: is not set and {PrivateKey} is; expected both or neither"),
        _ => throw new InputException($"{PrivateKey}: is not set and {KeyName} is; expected both or neither"),
    };

    /// <summary>Checks verdicts; null where there is none.</summary>
    public static VerdictKey? VerdictKey() => Read(VerdictKeyName) is { } text
        ? Runtime.Governance.VerdictKey.Parse(text, VerdictKeyName)
        : null;

    /// <summary>Opens the detail over HTTP; null where there is none.</summary>
    /// <exception cref="InputException">Too short to keep anybody out.</exception>
    public static string? Http() => Read(HttpKey) switch
    {
        { Length: < HttpKeyLengthMin } => throw new InputException($"{HttpKey}: too short; expected at least {HttpKeyLengthMin} characters"),
        var key => key,
    };

    /// <summary>Where a sign of life goes after each cycle; null for nowhere. Such addresses are secrets.</summary>
    /// <exception cref="InputException">Not an address.</exception>
    public static Uri? HeartbeatAddress() => Read(Heartbeat) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new InputException($"{Heartbeat}: not an address; expected http or https");

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
