using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Risk;
using Trading.Runtime.Cycles;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Monitoring.Anomalies;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Cycles;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Monitoring;

/// <summary>
/// A paper account through a week of 15-minute slots in virtual time, watched after each cycle and every five minutes between. What goes
/// wrong is a test's to say, slot by slot.
/// </summary>
internal sealed class WatchedWeek : IDisposable
{
    public const int Slots = 7 * 96;

    private const int WatchesOfASlot = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TradingPolicy Policy = PolicySource.Load(null);

    private readonly ShellWorld _world = new();
    private readonly HookedStore _store;
    private readonly Timestamp _begin;
    private bool _isStoreGone;
    private AnomalySource _anomalies;
    private WatchJob _watch;

    public WatchedWeek()
    {
        _begin = _world.Slot;
        _store = new HookedStore(_world.Store) { OnHead = () => _ = _isStoreGone ? throw new StoreException("disk gone") : 0 };
        _world.Venue.OnWait = _ => FillAll();
        (_anomalies, _watch) = Start();
    }

    public RecordingChannel Pager { get; } = new();

    public List<AlertNotice> Notices { get; } = [];

    /// <summary>Slots after whose cycle health was red.</summary>
    public List<int> Red { get; } = [];

    /// <summary>Outcomes of cycles, by text.</summary>
    public Dictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>Notices as "slot+minutes kind key severity".</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. Notices.Select(notice => FormattableString.Invariant(
            $"{(notice.At - _begin).TotalMinutes / 15:0.0} {notice.Kind} {new AlertKey(notice.Code!.Value, notice.Product)} {notice.Severity}{(notice.Fate == AlertFate.Told ? "" : $" {notice.Fate}")}")),
    ];

    public ProductId Product(int index) => _world.Products[index];

    /// <summary>What can be read of the venue.</summary>
    public void SetVenue(bool isUp)
    {
        var down = new VenueException(VenueFault.Unreachable, "no connection");
        _world.Market.HasListing = isUp;
        _world.Market.HasTick = _ => isUp;
        _world.Market.HasCandles = _ => isUp;
        _world.Market.OnTime = isUp ? null : () => throw down;
        _world.Venue.ReadFailure = isUp ? null : down;
    }

    public void SetData(ProductId product, bool isThere)
    {
        _world.Market.HasCandles = id => isThere || id != product;
        _world.Market.HasTick = id => isThere || id != product;
    }

    public void SetStore(bool isThere) => _isStoreGone = !isThere;

    public Task FlipAsync(KillSwitch level) => _world.Store.SetKillSwitchAsync(ShellWorld.Account, level, _world.Clock.Now, "a test", default);

    /// <summary>Runs the cycle of a slot, counted from 0, and the watches up to the next.</summary>
    public async Task RunSlotAsync(int slot)
    {
        var at = _begin.AddMs(slot * 900_000L);
        var due = at + TimeSpan.FromSeconds(Policy.Cycle.DecisionDelaySeconds);
        _world.Clock.Now = due > _world.Clock.Now ? due : _world.Clock.Now;
        var outcome = await RunCycleAsync(new CycleRequest(at, due));
        Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
        for (var i = 0; i < WatchesOfASlot; i++)
        {
            var next = due + (i * Pause);
            _world.Clock.Now = next > _world.Clock.Now ? next : _world.Clock.Now;
            var watched = await _watch.RunAsync(default);
            Assert.Empty(watched.Faults);
            Notices.AddRange(watched.Notices);
            if (i == 0 && !watched.Health!.IsHealthy)
            {
                Red.Add(slot);
            }
        }
    }

    /// <summary>The process is gone, and another starts right before a slot.</summary>
    public async Task RestartAtAsync(int slot)
    {
        _world.Clock.Now = _begin.AddMs((slot * 900_000L) - 60_000);
        _watch.Dispose();
        _anomalies.Dispose();
        (_anomalies, _watch) = Start();
        Notices.AddRange((await _watch.RunAsync(default)).Notices);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _anomalies.Dispose();
    }

    private (AnomalySource Anomalies, WatchJob Watch) Start()
    {
        _world.Restart(_store);
        var anomalies = new AnomalySource(_store, _world.Objects, ShellWorld.Account, Policy);
        var options = new HealthOptions
        {
            Account = ShellWorld.Account,
            Policy = Policy,
            CodeVersion = "test",
            RunningSince = _world.Clock.Now,
            Sources = [new UndeliveredIssues(new AlertStore(_world.Objects, ShellWorld.Account))],
        };
        var watch = new WatchJob(
            new HealthJob(_store, _world.Market, _world.Objects, options, _world.Clock),
            _world.Objects,
            new InMemoryCycleLease(_world.Store.Accounts, _world.Clock),
            new WatchOptions { Account = ShellWorld.Account, Policy = Policy, Owner = "watch", Channels = [Pager], Sources = [anomalies] },
            _world.Clock);
        return (anomalies, watch);
    }

    // As the scheduler does: one cycle that fails does not end all that would follow.
    private async Task<string> RunCycleAsync(CycleRequest request)
    {
        try
        {
            return (await _world.Job.RunAsync(request, default)).Text;
        }
        catch (Exception failure) when (failure is StoreException or VenueException)
        {
            return CycleOutcome.Failed(request.Slot, failure).Text;
        }
    }

    private void FillAll()
    {
        foreach (var intent in _world.Venue.Wire.Where(intent => _world.Venue.Orders.Any(order =>
            order.ClientId == intent.Id && order.State == Trading.Core.Orders.OrderState.Open)).ToArray())
        {
            _world.Venue.Fill(intent, intent.LimitPrice?.Value ?? 0);
        }
    }
}
