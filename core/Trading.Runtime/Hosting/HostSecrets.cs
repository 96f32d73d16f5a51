using MimeKit;
using System.Globalization;
using Trading.Core;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Governance;
using Trading.Runtime.Monitoring.Channels;

namespace Trading.Runtime.Hosting;

/// <summary>What every host takes from its environment alone, so that no command line, file or log ever holds it.</summary>
/// <param name="setting">The value of a variable or setting; null or empty where it is not set.</param>
public sealed class HostSecrets(Func<string, string?> setting)
{
    public const string KeyName = "COINBASE_KEY_NAME";
    public const string PrivateKey = "COINBASE_PRIVATE_KEY";
    public const string VerdictKeyName = "TRADING_VERDICT_KEY";
    public const string Heartbeat = "TRADING_HEARTBEAT_URL";
    public const string AlertWebhookUrl = "TRADING_ALERT_WEBHOOK_URL";
    public const string AlertMailHost = "TRADING_ALERT_SMTP_HOST";
    public const string AlertMailPort = "TRADING_ALERT_SMTP_PORT";
    public const string AlertMailUser = "TRADING_ALERT_SMTP_USER";
    public const string AlertMailPassword = "TRADING_ALERT_SMTP_PASSWORD";
    public const string AlertMailFrom = "TRADING_ALERT_SMTP_FROM";
    public const string AlertMailTo = "TRADING_ALERT_SMTP_TO";

    private const int AlertMailPortDefault = 587;

    private static readonly string[] AlertMailRest = [AlertMailPort, AlertMailUser, AlertMailPassword, AlertMailFrom, AlertMailTo];

    /// <summary>
    /// Names of all that is secret: what they hold is taken out of everything that is said. Where mail goes by way of, from and to is not.
    /// </summary>
    public static IReadOnlyList<string> All { get; } =
        [KeyName, PrivateKey, VerdictKeyName, Heartbeat, AlertWebhookUrl, AlertMailUser, AlertMailPassword];

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

    /// <summary>Where notices are posted; null for nowhere. Such addresses are secrets.</summary>
    /// <exception cref="InputException">Not an address, or one that would be sent in plain.</exception>
    public Uri? AlertWebhook() => Read(AlertWebhookUrl) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)) ? address
        : throw new InputException($"{AlertWebhookUrl}: not an address; expected https, or http to this machine");

    /// <summary>How notices are mailed; null for not at all.</summary>
    /// <exception cref="InputException">A setting is missing or cannot be used.</exception>
    public MailSettings? AlertMail()
    {
        if (Read(AlertMailHost) is not { } host)
        {
            return AlertMailRest.FirstOrDefault(name => Read(name) is not null) is { } alone
                ? throw new InputException($"{AlertMailHost}: is not set and {alone} is; expected the name of a mail server, or none of the settings of mail")
                : null;
        }

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw new InputException($"{AlertMailHost}: not a name or number of a server");
        }

        var port = Read(AlertMailPort) is not { } text ? AlertMailPortDefault
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65_535 ? number
            : throw new InputException($"{AlertMailPort}: not a port; expected 1 to 65535");
        var (user, password) = (Read(AlertMailUser), Read(AlertMailPassword));
        if (user is null != password is null)
        {
            throw new InputException($"{(user is null ? AlertMailUser : AlertMailPassword)}: is not set and {(user is null ? AlertMailPassword : AlertMailUser)} is; expected both or neither");
        }

        return new MailSettings(host, port, user, password, Mailbox(AlertMailFrom), [.. Mailboxes(AlertMailTo)]);
    }

    private string Mailbox(string name) => Mailboxes(name) is [var one] ? one : throw new InputException($"{name}: several addresses; expected one");

    // An address in a message would be an address in a log.
    private string[] Mailboxes(string name)
    {
        var texts = (Read(name) ?? throw new InputException($"{name}: is not set and {AlertMailHost} is; expected an address such as ops@example.com"))
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return texts.Length > 0 && Array.TrueForAll(texts, IsMailbox)
            ? texts
            : throw new InputException($"{name}: not an address; expected such as ops@example.com{(name == AlertMailTo ? ", several with commas between" : "")}");
    }

    private static bool IsMailbox(string text) => MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address.IndexOf('@', StringComparison.Ordinal) > 0;

    private string? Read(string name) => setting(name) is { Length: > 0 } value ? value : null;
}
