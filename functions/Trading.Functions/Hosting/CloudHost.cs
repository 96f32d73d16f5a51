using System.Text;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Functions.Settings;
using Trading.Runtime.Cycles;
using Trading.Runtime.Datasets;
using Trading.Runtime.Hosting;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring;
using Trading.Runtime.Monitoring.Channels;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Retention;
using Trading.Runtime.Runs;
using Trading.Runtime.Scheduling;
using Trading.Runtime.Telemetry;

namespace Trading.Functions.Hosting;

/// <summary>All that the functions use, made once when the app starts: the account over cloud storage, and the runs.</summary>
public sealed class CloudHost : IDisposable
{
    private readonly AccountHost _account;
    private readonly ObjectDatasets _datasets;
    private readonly Heartbeat? _heart;
    private readonly CycleScheduler _scheduler;
    private readonly AlertChannels _channels;
    private readonly WatchJob _watch;
    private readonly RetentionPolicy _retention;

    private CloudHost(CloudSettings settings, CloudStores stores, TradingPolicy policy, CycleSchedule schedule, TimeProvider clock)
    {
        (Account, Stores, Clock, _retention) = (settings.Account, stores, clock, policy.Monitoring.Retention);
        _account = new AccountHost(SetupOf(settings, stores.Objects, policy, clock), stores.State, stores.Lease, stores.Objects, clock);
        _heart = settings.Heartbeat is { } address ? new Heartbeat(address) : null;
        _scheduler = new CycleScheduler(schedule, clock);
        _datasets = new ObjectDatasets(stores.Objects, Path.Combine(Path.GetTempPath(), "trading-datasets"));
        Runs = new StagedRuns(stores.Objects, _datasets, clock);
        Health = _account.Health(Timestamp.From(clock.GetUtcNow()));
        _channels = AlertChannels.Of(
            settings.AlertWebhook, settings.AlertMail, console: null, policy.Monitoring.Alerts, clock, (ulong)Environment.ProcessId);
        _watch = _account.Watch(Health, _channels);
    }

    public string Account { get; }

    public CloudStores Stores { get; }

    public TimeProvider Clock { get; }

    public HealthJob Health { get; }

    /// <summary>Backtests, sweeps and walk-forwards.</summary>
    public StagedRuns Runs { get; }

    public KillSwitchJob KillSwitch => _account.KillSwitch();

    /// <summary>Reads the policy and puts everything together.</summary>
    /// <exception cref="InputException">A setting or the policy cannot be used, or the timer would fire at other times than the policy decides.</exception>
    /// <exception cref="StoreException">The policy could not be read.</exception>
    public static async Task<CloudHost> StartAsync(CloudSettings settings, CloudStores stores, TimeProvider clock, CancellationToken cancellation = default)
    {
        var policy = await PolicyAsync(settings, stores.Objects, cancellation);
        var schedule = CycleSchedule.Of(settings.Schedule, policy.Cycle, $"setting {AppSettings.CycleSchedule}");
        return new CloudHost(settings, stores, policy, schedule, clock);
    }

    /// <summary>Runs the cycle that is due now, as the local scheduler would.</summary>
    /// <param name="report">Told what each try came to.</param>
    /// <param name="stop">No further try begins after it; a cycle that has begun is finished.</param>
    public Task RunDueCycleAsync(Func<CycleOutcome, Task> report, CancellationToken stop) => _scheduler.FireAsync(
        async request =>
        {
            // Never broken off: what it does next depends on what it has sent.
            var outcome = await _account.RunCycleAsync(request, CancellationToken.None);
            await report(outcome);
            return outcome;
        },
        stop);

    /// <inheritdoc cref="AccountHost.ScopeOf"/>
    public CycleScope ScopeOf(Timestamp slot) => _account.ScopeOf(slot);

    /// <summary>Looks at the account once and tells operators; another instance that does so already is left to it.</summary>
    public Task<WatchOutcome> WatchAsync(CancellationToken stop) => _watch.RunAsync(stop);

    /// <summary>Compacts what is old of the account's audit, as its policy says.</summary>
    public Task<RetentionReport> RetainAsync(CancellationToken stop) =>
        _account.Retention().RunAsync(Account, _retention, isTrial: false, stop);

    /// <summary>A sign of life, where somebody expects one; why it failed, or null.</summary>
    public Task<string?> BeatAsync(CancellationToken cancellation) => _heart?.BeatAsync(cancellation) ?? Task.FromResult<string?>(null);

    public void Dispose()
    {
        Runs.Dispose();
        _datasets.Dispose();
        _heart?.Dispose();
        _watch.Dispose();
        _channels.Dispose();
        _account.Dispose();
    }

    private static async Task<TradingPolicy> PolicyAsync(CloudSettings settings, IObjectStore objects, CancellationToken cancellation)
    {
        if (settings.PolicyKey is not { } key)
        {
            return PolicySource.Load(null);
        }

        RequireKey(key, AppSettings.PolicyKey);
        return await objects.ReadAsync(key, cancellation) is { } content
            ? PolicyLoader.Load(Encoding.UTF8.GetString(content), key, SignalRegistry.Vocabulary)
            : throw new InputException($"setting {AppSettings.PolicyKey}: there is no object '{key}'; expected the key of a policy");
    }

    private static HostSetup SetupOf(CloudSettings settings, IObjectStore objects, TradingPolicy policy, TimeProvider clock)
    {
        if (settings.VerdictDocumentKey is { } verdict)
        {
            RequireKey(verdict, AppSettings.VerdictDocumentKey);
        }

        return new HostSetup
        {
            Account = settings.Account,
            Policy = policy,
            Mode = settings.Mode,
            Products = AccountTerms.Products(policy),
            Owner = $"{Environment.MachineName}-{Environment.ProcessId}-{clock.GetUtcNow().ToUnixTimeMilliseconds()}-{Guid.NewGuid():N}",
            Seed = (ulong)Environment.ProcessId,
            VenueAddress = settings.VenueAddress,
            IsReadOnly = settings.IsReadOnly,
            Credentials = settings.Credentials,
            VerdictKey = settings.VerdictKey,
            ReadVerdict = async stop =>
                settings.VerdictDocumentKey is { } key && await objects.ReadAsync(key, stop) is { } content ? Encoding.UTF8.GetString(content) : null,
            VerdictSource = settings.VerdictDocumentKey ?? AppSettings.VerdictDocumentKey,
        };
    }

    private static void RequireKey(string key, string setting)
    {
        if (!ObjectKey.IsValid(key))
        {
            throw new InputException($"setting {setting}: '{key}' is not the key of an object; expected one such as policies/main.yaml");
        }
    }
}
