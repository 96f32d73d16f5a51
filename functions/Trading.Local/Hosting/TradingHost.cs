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
using Trading.Runtime.Paper;
using Trading.Runtime.Ports;
using Trading.Runtime.Storage;

namespace Trading.Local.Hosting;

/// <summary>Everything that runs one account on this machine: SQLite and files, Coinbase or the paper venue on its market.</summary>
internal sealed class TradingHost : IDisposable
{
    // A lease outlives the longest cycle by what a cycle may spend before its deadline begins.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(75);

    private readonly AccountSetup _setup;
    private readonly SqliteStateStore _store;
    private readonly SqliteCycleLease _lease;
    private readonly CoinbaseClient _client;
    private readonly IExchange _exchange;
    private readonly GovernedCycle _cycle;
    private readonly LiveGate? _gate;

    /// <exception cref="InputException">The venue's key cannot be used.</exception>
    public TradingHost(AccountSetup setup)
    {
        _setup = setup;
        var isLive = setup.Mode == TradingMode.Live;

        // Whoever sends no real orders does not hold the key either.
        var credentials = isLive ? Secrets.Credentials() : null;
        _client = new CoinbaseClient(
            new CoinbaseOptions { BaseAddress = setup.VenueAddress, Credentials = credentials },
            Clock,
            seed: (ulong)Environment.ProcessId);
        var products = new CoinbaseProducts(_client);
        Market = new CoinbaseMarketData(_client, products);
        _store = new SqliteStateStore(setup.StorePath);
        _lease = new SqliteCycleLease(setup.StorePath, Clock);
        var options = OptionsOf(setup);
        _exchange = setup.Mode switch
        {
            TradingMode.Live => new CoinbaseExchange(_client, products),
            TradingMode.Paper => new PaperExchange(options, setup.Policy, Market, Clock),
            _ => new DryRunExchange(Clock),
        };
        var services = new CycleServices(_store, _lease, _exchange, Market, new FolderObjectStore(setup.ObjectsPath), Clock);
        _gate = isLive ? new LiveGate(
            LiveSetupOf(setup, credentials is not null),
            Market,
            ReadKeyAsync,
            new LiveEvidence(_store, setup.Account, setup.Policy, EngineVersion.Current).ReadAsync,
            Clock) : null;
        _cycle = new GovernedCycle(new CycleJob(services, options, setup.Policy).RunAsync, _gate);
    }

    public static TimeProvider Clock => TimeProvider.System;

    public IStateStore Store => _store;

    public IMarketData Market { get; }

    /// <summary>Runs one cycle as far as the mode allows.</summary>
    public Task<CycleOutcome> RunCycleAsync(CycleRequest request, CancellationToken cancellation) => _cycle.RunAsync(request, cancellation);

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

    public HealthJob Health(Timestamp? runningSince = null) => new(
        Store,
        Market,
        new HealthOptions
        {
            Account = _setup.Account,
            Policy = _setup.Policy,
            CodeVersion = EngineVersion.Current,
            RunningSince = runningSince ?? Timestamp.MinValue,
            Refusals = () => _cycle.Refusals,
            Fallen = () => _cycle.Fallen,
        },
        Clock);

    /// <summary>The paper venue is in the account: its own next step cancels there.</summary>
    public KillSwitchJob KillSwitch() => new(Store, _setup.Mode == TradingMode.Live ? _exchange : null, Clock);

    public ControlJob Controls() => new(Store, RunCycleAsync, Clock);

    public void Dispose()
    {
        _client.Dispose();
        _lease.Dispose();
        _store.Dispose();
    }

    private static CycleOptions OptionsOf(AccountSetup setup)
    {
        var cycle = setup.Policy.Cycle;
        return new CycleOptions
        {
            Account = setup.Account,
            Mode = setup.Mode,
            Owner = $"{Environment.MachineName}-{Environment.ProcessId}-{Clock.GetUtcNow().ToUnixTimeMilliseconds()}",
            Products = setup.Products,
            Candles = cycle.Interval.Ms % Interval.QuarterHour.Ms == 0 ? Interval.QuarterHour : cycle.Interval,
            OpeningCash = new Money(setup.Policy.Backtest.InitialCash),
            CodeVersion = EngineVersion.Current,
            LeaseTime = TimeSpan.FromSeconds(cycle.DeadlineSeconds) + LeaseMargin,
        };
    }

    private static LiveSetup LiveSetupOf(AccountSetup setup, bool hasCredentials) => new()
    {
        Mode = setup.Mode,
        IsReadOnly = setup.IsReadOnly,
        HasCredentials = hasCredentials,
        ReadVerdict = () => setup.VerdictPath is { } path && File.Exists(path) ? File.ReadAllText(path) : null,
        VerdictSource = setup.VerdictPath ?? AccountOptions.Verdict.Name,
        VerdictKey = Secrets.VerdictKey(),
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
