namespace Trading.Functions.Settings;

/// <summary>
/// Every setting that the deployment and the local sample may set. What is set elsewhere and not named here is a misspelling; tests
/// compare this list with the templates, the sample and the table of infra/README.md.
/// </summary>
internal static class AppSettings
{
    public const string CycleSchedule = "CycleSchedule";

    public const string WatchSchedule = "WatchSchedule";

    /// <summary>Connection of the store: a connection string locally, a section with addresses and an identity in the cloud.</summary>
    public const string Storage = "Storage";
    public const string StorageBlobs = "Storage__blobServiceUri";
    public const string StorageTables = "Storage__tableServiceUri";
    public const string StorageCredential = "Storage__credential";
    public const string StorageClientId = "Storage__clientId";

    public const string Account = "Trading__Account";
    public const string Mode = "Trading__Mode";
    public const string ReadOnly = "Trading__ReadOnly";
    public const string PolicyKey = "Trading__PolicyKey";
    public const string VerdictDocumentKey = "Trading__VerdictDocumentKey";

    public const string VenueKeyName = "COINBASE_KEY_NAME";
    public const string VenuePrivateKey = "COINBASE_PRIVATE_KEY";
    public const string VerdictKey = "TRADING_VERDICT_KEY";
    public const string HeartbeatUrl = "TRADING_HEARTBEAT_URL";
    public const string AlertWebhookUrl = "TRADING_ALERT_WEBHOOK_URL";
    public const string AlertMailHost = "TRADING_ALERT_SMTP_HOST";
    public const string AlertMailPort = "TRADING_ALERT_SMTP_PORT";
    public const string AlertMailUser = "TRADING_ALERT_SMTP_USER";
    public const string AlertMailPassword = "TRADING_ALERT_SMTP_PASSWORD";
    public const string AlertMailFrom = "TRADING_ALERT_SMTP_FROM";
    public const string AlertMailTo = "TRADING_ALERT_SMTP_TO";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AppSetting> All { get; } =
    [
        new("AzureWebJobsStorage", AppSettingKind.Host, "locally: the storage of the host itself"),
        new("AzureWebJobsStorage__accountName", AppSettingKind.Host, "storage account of the host and of Durable"),
        new("AzureWebJobsStorage__credential", AppSettingKind.Host, "`managedidentity`"),
        new("AzureWebJobsStorage__clientId", AppSettingKind.Host, "which identity"),
        new("FUNCTIONS_WORKER_RUNTIME", AppSettingKind.Host, "locally: `dotnet-isolated`; in the cloud it is part of the app"),
        new("APPLICATIONINSIGHTS_CONNECTION_STRING", AppSettingKind.Host, "where telemetry goes"),
        new("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", AppSettingKind.Host, "as whom it is sent"),
        new("DURABLE_TASK_SCHEDULER_CONNECTION_STRING", AppSettingKind.Host, "the scheduler, where Durable's state is there"),
        new("AzureFunctionsJobHost__extensions__durableTask__storageProvider__type", AppSettingKind.Host, "`azureManaged` with the scheduler"),
        new("AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName", AppSettingKind.Host, "names the setting above"),
        new("AzureFunctionsJobHost__extensions__durableTask__hubName", AppSettingKind.Host, "the scheduler's task hub"),
        new(CycleSchedule, AppSettingKind.Plain, "six NCRONTAB fields, UTC; must say what the policy says"),
        new(WatchSchedule, AppSettingKind.Plain, "six NCRONTAB fields, UTC: when the account is watched between its cycles; `0 */2 * * * *`"),
        new(Storage, AppSettingKind.Plain, "locally: `UseDevelopmentStorage=true`"),
        new(StorageBlobs, AppSettingKind.Plain, "blob address of the account with the books"),
        new(StorageTables, AppSettingKind.Plain, "its table address"),
        new(StorageCredential, AppSettingKind.Plain, "`managedidentity`"),
        new(StorageClientId, AppSettingKind.Plain, "which identity"),
        new(Account, AppSettingKind.Plain, "name of the account in the store and in its order ids; default `main`"),
        new(Mode, AppSettingKind.Plain, "`dry-run`, `paper` or `live`; default `dry-run`"),
        new(ReadOnly, AppSettingKind.Plain, "the safety catch: live orders need `false`; default `true`"),
        new(PolicyKey, AppSettingKind.Plain, "object key of the policy to trade by; without it the shipped one"),
        new(VerdictDocumentKey, AppSettingKind.Plain, "object key of the signed evidence verdict; live needs one"),
        new(VenueKeyName, AppSettingKind.Secret, "name of the venue's key"),
        new(VenuePrivateKey, AppSettingKind.Secret, "the venue's private key (PEM)"),
        new(VerdictKey, AppSettingKind.Secret, "checks the verdict's signature"),
        new(HeartbeatUrl, AppSettingKind.Secret, "called after each cycle; a watcher outside expects it"),
        new(AlertWebhookUrl, AppSettingKind.Secret, "where alerts are posted in Slack's format"),
        new(AlertMailHost, AppSettingKind.Secret, "mail server for alerts; without it none are mailed"),
        new(AlertMailPort, AppSettingKind.Secret, "its port: 465 speaks TLS at once, any other turns to it; default 587"),
        new(AlertMailUser, AppSettingKind.Secret, "as whom"),
        new(AlertMailPassword, AppSettingKind.Secret, "its password"),
        new(AlertMailFrom, AppSettingKind.Secret, "the sender's address"),
        new(AlertMailTo, AppSettingKind.Secret, "whom alerts go to, commas between"),
    ];
}
