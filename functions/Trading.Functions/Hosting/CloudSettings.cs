using Trading.Core;
using Trading.Runtime.Accounts;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Governance;
using Trading.Runtime.Hosting;
using Trading.Runtime.Monitoring.Channels;
using Trading.Functions.Settings;
using Trading.Functions.Storage;

namespace Trading.Functions.Hosting;

/// <summary>Everything that the app's settings say, read and checked once when it starts.</summary>
public sealed record CloudSettings
{
    /// <summary>When the timer fires, six NCRONTAB fields.</summary>
    public required string Schedule { get; init; }

    public required StorageConnection Storage { get; init; }

    public required string Account { get; init; }

    public required TradingMode Mode { get; init; }

    /// <summary>The safety catch.</summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>Object key of the policy; null for the shipped one.</summary>
    public string? PolicyKey { get; init; }

    /// <summary>Object key of the verdict; null for none.</summary>
    public string? VerdictDocumentKey { get; init; }

    /// <summary>The venue's key, of a live account only; null where there is none.</summary>
    public CoinbaseCredentials? Credentials { get; init; }

    public VerdictKey? VerdictKey { get; init; }

    public Uri? Heartbeat { get; init; }

    /// <summary>Where alerts are posted; null for nowhere.</summary>
    public Uri? AlertWebhook { get; init; }

    /// <summary>How alerts are mailed; null for not at all.</summary>
    public MailSettings? AlertMail { get; init; }

    /// <summary>Where the venue is; tests have one of their own.</summary>
    internal Uri VenueAddress { get; init; } = CoinbaseOptions.DefaultBaseAddress;

    /// <param name="setting">The value of a setting as configuration knows it, ':' for '__'; null where it is not set.</param>
    /// <exception cref="InputException">One is missing or cannot be used; the message never holds a secret.</exception>
    public static CloudSettings Read(Func<string, string?> setting)
    {
        var secrets = new HostSecrets(setting);
        var mode = AccountTerms.Mode(Text(AppSettings.Mode) ?? "dry-run", AppSettings.Mode);
        return new CloudSettings
        {
            Schedule = Text(AppSettings.CycleSchedule) ?? throw new InputException($"setting {AppSettings.CycleSchedule}: not set; expected what the policy says, six NCRONTAB fields"),
            Storage = StorageConnection.FromSettings(setting, AppSettings.Storage),
            Account = AccountTerms.Account(Text(AppSettings.Account) ?? "main", AppSettings.Account),
            Mode = mode,
            IsReadOnly = AccountTerms.Truth(Text(AppSettings.ReadOnly) ?? "true", AppSettings.ReadOnly),
            PolicyKey = Text(AppSettings.PolicyKey),
            VerdictDocumentKey = Text(AppSettings.VerdictDocumentKey),
            Credentials = mode == TradingMode.Live ? secrets.Credentials() : null,
            VerdictKey = mode == TradingMode.Live ? secrets.VerdictKey() : null,
            Heartbeat = secrets.HeartbeatAddress(),
            AlertWebhook = secrets.AlertWebhook(),
            AlertMail = secrets.AlertMail(),
        };

        string? Text(string name) => setting(name.Replace("__", ":", StringComparison.Ordinal)) is { Length: > 0 } value ? value : null;
    }
}
