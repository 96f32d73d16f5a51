using Trading.Core;
using Trading.Core.Policy;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Governance;
using Trading.Local.Telemetry;
using Trading.Runtime.Hosting;
using Trading.Runtime.Telemetry;
using Trading.Runtime.Monitoring.Channels;

namespace Trading.Local.Hosting;

/// <summary>What comes from the environment alone, so that no command line, file or log ever holds it.</summary>
internal static class Secrets
{
    public const string KeyName = HostSecrets.KeyName;
    public const string HttpKey = "TRADING_HTTP_KEY";
    public const string VerdictKeyName = HostSecrets.VerdictKeyName;

    private const int HttpKeyLengthMin = 16;

    private static readonly HostSecrets Shared = new(Environment.GetEnvironmentVariable);

    /// <summary>Takes every one of them out of what is said.</summary>
    public static SecretFilter Filter { get; } = new(
        HostSecrets.All.Append(HttpKey).Select(Environment.GetEnvironmentVariable).OfType<string>()
            .Concat(Collector.Tokens(Environment.GetEnvironmentVariable)));

    /// <summary>See <see cref="HostSecrets.Credentials"/>.</summary>
    public static CoinbaseCredentials? Credentials() => Shared.Credentials();

    /// <summary>See <see cref="HostSecrets.VerdictKey"/>.</summary>
    public static VerdictKey? VerdictKey() => Shared.VerdictKey();

    /// <summary>See <see cref="HostSecrets.HeartbeatAddress"/>.</summary>
    public static Uri? HeartbeatAddress() => Shared.HeartbeatAddress();

    /// <summary>The terminal, and webhook and mail where they are set.</summary>
    /// <exception cref="InputException">A setting cannot be used.</exception>
    public static AlertChannels Channels(AlertPolicy policy, TextWriter console) =>
        AlertChannels.Of(Shared.AlertWebhook(), Shared.AlertMail(), console, policy, TradingHost.Clock, (ulong)Environment.ProcessId);

    /// <summary>Opens the detail over HTTP; null where there is none.</summary>
    /// <exception cref="InputException">Too short to keep anybody out.</exception>
    public static string? Http() => Environment.GetEnvironmentVariable(HttpKey) switch
    {
        null or "" => null,
        { Length: < HttpKeyLengthMin } => throw new InputException($"{HttpKey}: too short; expected at least {HttpKeyLengthMin} characters"),
        var key => key,
    };
}
