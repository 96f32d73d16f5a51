using System.Text.Json;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.MarketData.Synthetic;
using Trading.Core.Orders;
using Trading.Core.Policy;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Policies;
using Trading.Runtime.Ports;
using Trading.Runtime.Telemetry;
using Trading.Runtime.Tests.MarketReplay;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Cycles;

/// <summary>An account, a venue and a market right before a slot at which the shipped policy buys.</summary>
internal sealed class ShellWorld
{
    public const string Account = "shell";

    private static readonly Lazy<(IMarketDataset Dataset, Timestamp Slot)> Setup = new(FindEntry);

    private readonly TradingPolicy _policy;

    public ShellWorld(TradingMode mode = TradingMode.Paper, TradingPolicy? policy = null, decimal cash = 10_000, bool isVenueStored = false)
        : this(Setup.Value.Dataset, Setup.Value.Slot, mode, policy, cash, isVenueStored)
    {
    }

    private ShellWorld(
        IMarketDataset dataset,
        Timestamp slot,
        TradingMode mode = TradingMode.Paper,
        TradingPolicy? policy = null,
        decimal cash = 10_000,
        bool isVenueStored = false)
    {
        _policy = policy ?? PolicySource.Load(null);
        Dataset = dataset;
        Slot = slot;
        Clock = new ManualClock(Slot - TimeSpan.FromHours(1));
        Venue = new ScriptedVenue(Clock, cash) { IsStoredWithAccount = isVenueStored };
        Products = [.. Dataset.Manifest.Products.Select(product => product.Product.Id).Order()];
        Market = new ScriptedMarket(Dataset, Products, Clock);
        Store = new InMemoryStateStore();
        Options = new CycleOptions
        {
            Account = Account,
            Mode = mode,
            Owner = "test",
            Products = [.. Products],
            Candles = Interval.QuarterHour,
            OpeningCash = new Money(cash),
            CodeVersion = "test",
        };
        Restart();
    }

    public IMarketDataset Dataset { get; }

    /// <summary>The slot at which an entry is due; each cycle moves it on.</summary>
    public Timestamp Slot { get; private set; }

    public IReadOnlyList<ProductId> Products { get; }

    public ManualClock Clock { get; }

    public ScriptedVenue Venue { get; }

    public ScriptedMarket Market { get; }

    public InMemoryStateStore Store { get; }

    public MemoryObjectStore Objects { get; } = new();

    public CycleOptions Options { get; set; }

    /// <summary>Told of what happens from the next <see cref="Restart"/> on; null for nobody.</summary>
    public CycleTelemetry? Telemetry { get; set; }

    public CycleJob Job { get; private set; } = null!;

    public AccountDocument Document => Store.LoadAsync(Account, default).GetAwaiter().GetResult()!.Document;

    /// <summary>A new process on the same store.</summary>
    public void Restart(IStateStore? store = null) => Job = new CycleJob(
        new CycleServices(store ?? Store, new InMemoryCycleLease(Store.Accounts, Clock), Venue, Market, Objects, Clock, Telemetry), Options, _policy);

    /// <summary>Runs the cycle of the current slot at its time.</summary>
    public Task<CycleOutcome> RunAsync()
    {
        var due = Slot + TimeSpan.FromSeconds(_policy.Cycle.DecisionDelaySeconds);
        Clock.Now = due > Clock.Now ? due : Clock.Now;
        return Job.RunAsync(new CycleRequest(Slot, due), default);
    }

    /// <summary>Goes on to the next slot and runs its cycle.</summary>
    public Task<CycleOutcome> RunNextAsync(int slots = 1)
    {
        Slot = Slot.AddMs(slots * _policy.Cycle.Interval.Ms);
        return RunAsync();
    }

    /// <summary>Buys at the first slot and holds.</summary>
    public async Task<OrderIntent> BuyAsync()
    {
        Venue.OnWait = _ =>
        {
            foreach (var intent in Venue.Wire.Where(i => Venue.Orders.Any(o => o.ClientId == i.Id && o.State == OrderState.Open)))
            {
                Venue.Fill(intent, intent.LimitPrice!.Value.Value);
            }
        };
        var outcome = await RunAsync();
        Venue.OnWait = static _ => { };
        Assert.Equal("executed", outcome.Text);
        return Assert.Single(Venue.Wire);
    }

    /// <summary>The records of all cycles.</summary>
    public async Task<List<JsonElement>> RecordsAsync()
    {
        var records = new List<JsonElement>();
        await foreach (var record in Store.ReadRecordsAsync(Account, Timestamp.MinValue, Timestamp.MaxValue, default))
        {
            records.Add(JsonElement.Parse(record.Json));
        }

        return records;
    }

    /// <summary>Codes of everything that happened in the last record.</summary>
    public async Task<List<string>> LastEventsAsync() =>
        [.. (await RecordsAsync())[^1].GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("kind").GetString()!)];

    /// <summary>What the last record says of everything that happened of a kind.</summary>
    public async Task<List<string>> LastNotesAsync(string kind) =>
    [
        .. (await RecordsAsync())[^1].GetProperty("events").EnumerateArray()
            .Where(happened => happened.GetProperty("kind").GetString() == kind)
            .Select(happened => happened.GetProperty("text").GetString()!),
    ];

    /// <summary>An operator's cycle between slots, at this moment.</summary>
    public Task<CycleOutcome> RunExitsAsync(string? note = null)
    {
        var now = Clock.Now.Floor(Interval.FromSeconds(1));
        return Job.RunAsync(new CycleRequest(now, now, IsExitsOnly: true, Note: note), default);
    }

    public Task<long> AskAsync(ControlKind kind, ProductId? product) =>
        Store.AddControlAsync(Account, new ControlCommand(kind, product, Clock.Now, "test"), default);

    // A fresh account buys there as well: nothing but the market led to it.
    private static (IMarketDataset Dataset, Timestamp Slot) FindEntry()
    {
        var dataset = new SyntheticMarket(SyntheticMarketOptions.Default(11) with
        {
            Products = [.. SyntheticProducts.Four],
            From = Timestamp.Utc(2024, 1, 1),
            To = Timestamp.Utc(2024, 3, 1),
        }).ToDataset(withQuotes: false);
        var run = new ParityRun(
            dataset,
            PolicySource.Load(null),
            Timestamp.Utc(2024, 1, 15),
            Timestamp.Utc(2024, 2, 20),
            FillMode.Base,
            [.. dataset.Manifest.Products.Select(product => product.Product.Id.Value)]);
        foreach (var text in run.Backtest().Log.Events)
        {
            var happened = JsonElement.Parse(text);
            if (happened.GetProperty("kind").GetString() == "committed" && happened.GetProperty("leg").GetString() == "entry")
            {
                _ = Timestamp.TryParse(happened.GetProperty("at").GetString(), out var at);
                var world = new ShellWorld(dataset, at.Floor(Interval.QuarterHour));
                if (world.RunAsync().GetAwaiter().GetResult().Text == "executed")
                {
                    return (dataset, at.Floor(Interval.QuarterHour));
                }
            }
        }

        throw new InvalidOperationException("the market has no entry that a fresh account would make");
    }
}
