using Trading.Core;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Backtests;
using Trading.Runtime.Coinbase;
using Trading.Runtime.Cycles;
using Trading.Runtime.Evidence;
using Trading.Runtime.Governance;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Monitoring.Anomalies;
using Trading.Runtime.Monitoring.Channels;
using Trading.Runtime.Paper;
using Trading.Runtime.Ports;
using Trading.Runtime.Retention;
using Trading.Runtime.Telemetry;

namespace Trading.Runtime.Hosting;

/// <summary>
/// Everything that runs one account over the stores of a host: Coinbase or the paper venue on its market, the gate, the jobs. Its cycles
/// are run one after another, whoever asks for them.
/// </summary>
public sealed class AccountHost : IDisposable
{
    // A lease outlives the longest cycle by what a cycle may spend before its deadline begins.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(75);

    private readonly HostSetup _setup;
    private readonly ICycleLease _lease;
    private readonly IObjectStore _objects;
    private readonly TimeProvider _clock;
    private readonly string _policyHash;
    private readonly CoinbaseClient _client;
    private readonly IExchange _exchange;
    private readonly GovernedCycle _cycle;
    private readonly LiveGate? _gate;
    private readonly CycleTelemetry _telemetry;
    private readonly HealthTelemetry _health = new(TradingTelemetry.Shared);
    private readonly AnomalySource _anomalies;
    private readonly SemaphoreSlim _turn = new(1);

    /// <exception cref="InputException">The venue's key cannot be used.</exception>
    public AccountHost(HostSetup setup, IStateStore store, ICycleLease lease, IObjectStore objects, TimeProvider clock)
    {
        (_setup, Store, _lease, _objects, _clock, _policyHash) = (setup, store, lease, objects, clock, PolicyHash.Of(setup.Policy));
        var isLive = setup.Mode == TradingMode.Live;

        // Whoever sends no real orders does not hold the key either.
        var credentials = isLive ? setup.Credentials : null;
        _client = new CoinbaseClient(new CoinbaseOptions { BaseAddress = setup.VenueAddress, Credentials = credentials }, clock, setup.Seed, new VenueTelemetry(TradingTelemetry.Shared).Called);
        var products = new CoinbaseProducts(_client);
        Market = new CoinbaseMarketData(_client, products);
        var options = OptionsOf(setup);
        _exchange = setup.Mode switch
        {
            TradingMode.Live => new CoinbaseExchange(_client, products),
            TradingMode.Paper => new PaperExchange(options, setup.Policy, Market, clock),
            _ => new DryRunExchange(clock),
        };
        _telemetry = new CycleTelemetry(TradingTelemetry.Shared, setup.Account, setup.Mode, _policyHash, EngineVersion.Current, clock);
        var services = new CycleServices(store, lease, _exchange, Market, objects, clock, _telemetry);
        _gate = isLive ? new LiveGate(
            LiveSetupOf(setup),
            Market,
            ReadKeyAsync,
            new LiveEvidence(store, setup.Account, setup.Policy, EngineVersion.Current).ReadAsync,
            clock) : null;
        _cycle = new GovernedCycle(new CycleJob(services, options, setup.Policy).RunAsync, _gate);
        _anomalies = new AnomalySource(store, objects, setup.Account, setup.Policy);
    }

    public IStateStore Store { get; }

    public IMarketData Market { get; }

    /// <summary>Runs one cycle as far as the mode allows.</summary>
    public async Task<CycleOutcome> RunCycleAsync(CycleRequest request, CancellationToken cancellation)
    {
        // The lease keeps other processes away, not a second call of this one.
        await _turn.WaitAsync(cancellation);
        try
        {
            return await _telemetry.RunAsync(request, _cycle.RunAsync, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What every line that is said during a cycle has in common.</summary>
    public CycleScope ScopeOf(Timestamp slot) => new(_setup.Account, slot, _policyHash);

    /// <summary>Refuses to start what may not send real orders.</summary>
    /// <param name="isExitsEnough">Whether it is enough that exits may be sent.</param>
    /// <param name="cancellation">Ends the questions to the venue.</param>
    /// <exception cref="InputException">LIVE, and a condition is not met; each is named.</exception>
    public async Task RequireAllowedAsync(bool isExitsEnough, CancellationToken cancellation)
    {
        var refusals = _gate is null ? [] : await _gate.CheckAsync(cancellation);
        var counting = refusals.Where(refusal => !isExitsEnough || refusal.StopsExits).Select(refusal => refusal.Message).ToArray();
        if (counting.Length > 0)
        {
            throw new InputException($"live: refused\n  {string.Join("\n  ", counting)}");
        }
    }

    /// <param name="runningSince">Before it no cycle is expected.</param>
    public HealthJob Health(Timestamp? runningSince = null) => new(
        Store,
        Market,
        _objects,
        new HealthOptions
        {
            Account = _setup.Account,
            Policy = _setup.Policy,
            CodeVersion = EngineVersion.Current,
            RunningSince = runningSince ?? Timestamp.MinValue,
            Refusals = () => _cycle.Refusals,
            Fallen = () => _cycle.Fallen,
            OnReport = _health.Tell,
            Sources = [new UndeliveredIssues(new AlertStore(_objects, _setup.Account)), _anomalies],
        },
        _clock);

    /// <summary>Watches the account and tells operators.</summary>
    /// <param name="health">How the account is.</param>
    /// <param name="channels">Whom it tells; the caller's to dispose.</param>
    public WatchJob Watch(HealthJob health, AlertChannels channels) => new(
        health,
        _objects,
        _lease,
        new WatchOptions { Account = _setup.Account, Policy = _setup.Policy, Owner = _setup.Owner, Channels = channels.All },
        _clock);

    /// <summary>The paper venue is in the account: its own next step cancels there.</summary>
    public KillSwitchJob KillSwitch() => new(Store, _setup.Mode == TradingMode.Live ? _exchange : null, _clock);

    public ControlJob Controls() => new(Store, RunCycleAsync, _clock);

    public RetentionJob Retention() => new(Store, _objects, _clock);

    public void Dispose()
    {
        _client.Dispose();
        _anomalies.Dispose();
        _turn.Dispose();
    }

    private static CycleOptions OptionsOf(HostSetup setup)
    {
        var cycle = setup.Policy.Cycle;
        return new CycleOptions
        {
            Account = setup.Account,
            Mode = setup.Mode,
            Owner = setup.Owner,
            Products = setup.Products,
            Candles = cycle.Interval.Ms % Interval.QuarterHour.Ms == 0 ? Interval.QuarterHour : cycle.Interval,
            OpeningCash = new Money(setup.Policy.Backtest.InitialCash),
            CodeVersion = EngineVersion.Current,
            LeaseTime = TimeSpan.FromSeconds(cycle.DeadlineSeconds) + LeaseMargin,
        };
    }

    private static LiveSetup LiveSetupOf(HostSetup setup) => new()
    {
        Mode = setup.Mode,
        IsReadOnly = setup.IsReadOnly,
        HasCredentials = setup.Credentials is not null,
        ReadVerdict = setup.ReadVerdict,
        VerdictSource = setup.VerdictSource,
        VerdictKey = setup.VerdictKey,
        Scope = new VerdictScope(PolicyHash.Of(setup.Policy), EngineVersion.Current, DatasetLineage.OfVenue(CoinbaseMarketData.Venue)),
        Gate = setup.Policy.Gate,
        ClockSkewMsMax = setup.Policy.Risk.ClockSkewMsMax,
    };

    private async Task<KeyRights> ReadKeyAsync(CancellationToken cancellation)
    {
        var key = await new CoinbaseAccount(_client).ReadPermissionsAsync(cancellation);
        return new KeyRights(key.CanView, key.CanTrade, key.CanTransfer);
    }
}
