using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Audit;

/// <summary>An account that the whole shell runs on a toy market and venue, with an archive.</summary>
internal sealed class ToyAccount
{
    public const string Name = "toy";

    private readonly CycleServices _services;
    private readonly CycleOptions _options;
    private readonly CycleJob _job;
    private readonly long _intervalMs;
    private readonly TimeSpan _delay;
    private Timestamp _slot = ToyMarket.Start;

    public ToyAccount(
        IObjectStore? objects = null,
        int products = 5,
        int hours = 1_000,
        Func<CycleOptions, CycleOptions>? change = null,
        TradingPolicy? policy = null)
    {
        Policy = policy ?? Eager;
        Clock = new ManualClock(ToyMarket.Start);
        Market = new ToyMarket(Clock, products, hours);
        Venue = new ToyVenue(Market, Clock, 10_000);
        Objects = objects ?? new MemoryObjectStore();
        var options = new CycleOptions
        {
            Account = Name,
            Mode = TradingMode.Paper,
            Owner = "test",
            Products = [.. Market.Products],
            Candles = ToyMarket.Hour,
            OpeningCash = new Money(10_000),
            CodeVersion = "0.1.0-test",
        };
        _intervalMs = Policy.Cycle.Interval.Ms;
        _delay = TimeSpan.FromSeconds(Policy.Cycle.DecisionDelaySeconds);
        _services = new CycleServices(Store, new InMemoryCycleLease(Store.Accounts, Clock), Venue, Market, Objects, Clock);
        _options = change?.Invoke(options) ?? options;
        _job = new CycleJob(_services, _options, Policy);
    }

    /// <summary>The shipped policy, eager: signals fire often, every regime trades and little is held back.</summary>
    public static TradingPolicy Eager { get; } = PolicyLoader.Load(
        """
        extends: shipped
        cycle: {interval: 1h}
        regime:
          reference_product: BTC-USD
          crash_vol_pct: 1000
          chop: {signals: [price_move, volume_spike, momentum_breakout, trend_follow, mean_reversion, fade_spike], size_multiplier: 1, position_cap_multiplier: 1, atr_ratio_min: 0.5}
          bull: {atr_ratio_min: 0.5}
          bear: {signals: [mean_reversion, fade_spike, price_move], size_multiplier: 0.5, position_cap_multiplier: 1, max_open_positions: 4, atr_ratio_min: 0.5}
          crash: {signals: [mean_reversion], size_multiplier: 0.5, position_cap_multiplier: 1, max_open_positions: 2, atr_ratio_min: 0.5}
        risk: {volatility_crash_pct: 1000, max_drawdown_pct: 90, daily_stop_pct: 80, weekly_stop_pct: 85, consecutive_losses_max: 1000}
        sizing: {vol_target_pct: 0}
        """,
        "eager.yaml",
        SignalRegistry.Vocabulary);

    public TradingPolicy Policy { get; }

    public ManualClock Clock { get; }

    public ToyMarket Market { get; }

    public ToyVenue Venue { get; }

    public InMemoryStateStore Store { get; } = new();

    public IObjectStore Objects { get; }

    /// <summary>Runs cycles, one after another.</summary>
    /// <param name="cycles">How many.</param>
    /// <param name="policy">Another policy for these; null for the account's.</param>
    public async Task<List<CycleOutcome>> RunAsync(int cycles, TradingPolicy? policy = null)
    {
        var job = policy is null ? _job : new CycleJob(_services, _options, policy);
        var outcomes = new List<CycleOutcome>();
        for (var i = 0; i < cycles; i++)
        {
            Clock.Now = Clock.Now > _slot ? Clock.Now : _slot;
            outcomes.Add(await job.RunAsync(new CycleRequest(_slot, _slot + _delay), CancellationToken.None));
            _slot = _slot.AddMs(_intervalMs);
        }

        return outcomes;
    }

    /// <summary>Runs cycles until one holds a position at its end; the account's state after it.</summary>
    public async Task<StoredAccount> RunUntilHoldingAsync(int cyclesMax = 400)
    {
        for (var i = 0; i < cyclesMax; i++)
        {
            await RunAsync(1);
            var stored = await LoadAsync();
            if (!stored.Document.State.Positions.IsEmpty)
            {
                return stored;
            }
        }

        throw new InvalidOperationException($"no position in {cyclesMax} cycles");
    }

    public async Task<StoredAccount> LoadAsync() => (await Store.LoadAsync(Name, CancellationToken.None))!;

    public async Task<List<StoredRecord>> RecordsAsync() =>
        await Store.ReadRecordsAsync(Name, Timestamp.MinValue, Timestamp.MaxValue, CancellationToken.None).ToListAsync();
}
