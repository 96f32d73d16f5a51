using System.Text.Json;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Cycle;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.TradeLog;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.MarketReplay;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.MarketReplay;

/// <summary>One stretch of history, run by the backtest engine and through the whole shell.</summary>
internal sealed class ParityRun
{
    // Order ids derive from it, and the engine always uses this name.
    private const string Account = "backtest";

    public ParityRun(IMarketDataset dataset, TradingPolicy policy, Timestamp from, Timestamp to, FillMode mode, params string[] products)
    {
        Dataset = dataset;
        Policy = policy with { Backtest = policy.Backtest with { IsClosedAtEnd = false } };
        Range = new SliceSpec
        {
            DatasetId = dataset.Id,
            Candles = Interval.QuarterHour,
            Products = [.. products.Select(product => ProductId.Parse(product)).Order()],
            From = from,
            To = to,
            WarmUpHours = policy.Backtest.WarmUpHours,
            PolicyHash = PolicyHash.Of(Policy),
            FillMode = mode,
            FeeSchedule = policy.Costs.FeeSchedule,
            Seed = 7,
            EngineVersion = "parity",
        };
        Options = new CycleOptions
        {
            Account = Account,
            Mode = TradingMode.Paper,
            Owner = "parity",
            Products = [.. Range.Products],
            Candles = Range.Candles,
            OpeningCash = new Money(policy.Backtest.InitialCash),
            Source = dataset.Id,
            FeeSchedule = Range.FeeSchedule,
            CodeVersion = Range.EngineVersion,
            IsBookRequired = false,
            IsInputKept = false,
        };
    }

    public IMarketDataset Dataset { get; }

    public TradingPolicy Policy { get; }

    public SliceSpec Range { get; }

    public CycleOptions Options { get; }

    /// <summary>What a backtest decides, does and earns.</summary>
    public (ParityLog Log, SliceResult Result) Backtest()
    {
        var seen = new Seen(new CompiledPolicy(Policy, [.. Range.Products.Select(id => Dataset.Manifest.Get(id).Product)], Account).Needs, Range);
        using var engine = new BacktestEngine(Dataset, Range, Policy, seen);
        var result = engine.Run();
        return (new ParityLog(seen.Decisions, [.. seen.Writer.Events], seen.Fills, [.. result.Trades.Select(Json)]), result);
    }

    /// <summary>What the shell does on the same history.</summary>
    public async Task<ParityLog> ShellAsync(IStateStore store, ICycleLease lease)
    {
        await new ReplayJob(store, lease, new MemoryObjectStore()).RunAsync(Dataset, Range, Policy, Options);
        return await ReadAsync(store);
    }

    public static async Task<ParityLog> ReadAsync(IStateStore store)
    {
        var log = new ParityLog([], [], [], []);
        await foreach (var record in store.ReadRecordsAsync(Account, Timestamp.MinValue, Timestamp.MaxValue, default))
        {
            using var json = JsonDocument.Parse(record.Json);
            if (json.RootElement.TryGetProperty("decision", out var decision))
            {
                log.Decisions.Add(decision.GetRawText());
            }

            log.Events.AddRange(json.RootElement.GetProperty("events").EnumerateArray().Select(happened => happened.GetRawText()));
        }

        await foreach (var fill in store.ReadFillsAsync(Account, default))
        {
            log.Fills.Add(JsonSerializer.Serialize(fill.Fill, CoreJson.Compact));
        }

        await foreach (var trade in store.ReadTradesAsync(Account, default))
        {
            log.Trades.Add(Json(trade.Trade));
        }

        return log;
    }

    private static string Json(Trade trade) => JsonSerializer.Serialize(trade, CoreJson.Compact);

    private sealed class Seen(Core.Features.FeatureNeeds needs, SliceSpec range) : ICycleObserver
    {
        public CycleEventWriter Writer { get; } = new(range.PolicyHash, range.EngineVersion, needs);

        public List<string> Decisions { get; } = [];

        public List<string> Fills { get; } = [];

        public void Decided(Decision decision, CycleInput input, in CycleState state)
        {
            Writer.Decided(decision, input, state);
            if (decision.Phase == CyclePhase.Entries)
            {
                Decisions.Add(Writer.Decision!);
            }
        }

        public void Happened(in CycleEvent happened)
        {
            Writer.Happened(happened);
            if (happened.Fill is { } fill)
            {
                Fills.Add(JsonSerializer.Serialize(fill, CoreJson.Compact));
            }
        }

        public void Closed(Core.Portfolio.Position position)
        {
        }

        public void NotPlaced(Core.Risk.RiskApproved approved, Core.Execution.PlanRefusal refusal, Timestamp at) =>
            Writer.NotPlaced(approved, refusal, at);

        public void WorkEnded(Core.Execution.WorkingLeg leg, Core.Orders.Order order, Core.Execution.LegOutcome outcome, Timestamp at) =>
            Writer.WorkEnded(leg, order, outcome, at);
    }
}
