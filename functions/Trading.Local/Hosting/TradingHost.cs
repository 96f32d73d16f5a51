using Trading.Core;
using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Hosting;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring;
using Trading.Runtime.Monitoring.Channels;
using Trading.Runtime.Ports;
using Trading.Runtime.Retention;
using Trading.Runtime.Storage;
using Trading.Runtime.Telemetry;

namespace Trading.Local.Hosting;

/// <summary>An account on this machine: SQLite and files.</summary>
internal sealed class TradingHost : IDisposable
{
    private readonly SqliteStateStore _store;
    private readonly SqliteCycleLease _lease;
    private readonly AccountHost _host;

    /// <exception cref="InputException">The venue's key cannot be used.</exception>
    public TradingHost(AccountSetup setup)
    {
        _store = new SqliteStateStore(setup.StorePath);
        Objects = new FolderObjectStore(setup.ObjectsPath);
        _lease = new SqliteCycleLease(setup.StorePath, Clock);
        _host = new AccountHost(SetupOf(setup), _store, _lease, Objects, Clock);
    }

    public static TimeProvider Clock => TimeProvider.System;

    public IStateStore Store => _store;

    public IObjectStore Objects { get; }

    public IMarketData Market => _host.Market;

    /// <inheritdoc cref="AccountHost.RunCycleAsync"/>
    public Task<CycleOutcome> RunCycleAsync(CycleRequest request, CancellationToken cancellation) => _host.RunCycleAsync(request, cancellation);

    /// <inheritdoc cref="AccountHost.ScopeOf"/>
    public CycleScope ScopeOf(Timestamp slot) => _host.ScopeOf(slot);

    /// <inheritdoc cref="AccountHost.RequireAllowedAsync"/>
    public Task RequireAllowedAsync(bool isExitsEnough, CancellationToken cancellation) => _host.RequireAllowedAsync(isExitsEnough, cancellation);

    public HealthJob Health(Timestamp? runningSince = null) => _host.Health(runningSince);

    /// <inheritdoc cref="AccountHost.Watch"/>
    public WatchJob Watch(HealthJob health, AlertChannels channels) => _host.Watch(health, channels);

    /// <inheritdoc cref="AccountHost.KillSwitch"/>
    public KillSwitchJob KillSwitch() => _host.KillSwitch();

    public ControlJob Controls() => _host.Controls();

    public RetentionJob Retention() => _host.Retention();

    public void Dispose()
    {
        _host.Dispose();
        _lease.Dispose();
        _store.Dispose();
    }

    private static HostSetup SetupOf(AccountSetup setup) => new()
    {
        Account = setup.Account,
        Policy = setup.Policy,
        Mode = setup.Mode,
        Products = setup.Products,
        Owner = $"{Environment.MachineName}-{Environment.ProcessId}-{Clock.GetUtcNow().ToUnixTimeMilliseconds()}",
        Seed = (ulong)Environment.ProcessId,
        VenueAddress = setup.VenueAddress,
        IsReadOnly = setup.IsReadOnly,
        Credentials = setup.Mode == TradingMode.Live ? Secrets.Credentials() : null,
        VerdictKey = setup.Mode == TradingMode.Live ? Secrets.VerdictKey() : null,
        ReadVerdict = async stop => setup.VerdictPath is { } path && File.Exists(path) ? await File.ReadAllTextAsync(path, stop) : null,
        VerdictSource = setup.VerdictPath ?? AccountOptions.Verdict.Name,
    };
}
