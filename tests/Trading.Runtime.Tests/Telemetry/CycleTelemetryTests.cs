using System.Diagnostics;
using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Orders;
using Trading.Core.Tests.Testing;
using Trading.Runtime.Accounts;
using Trading.Runtime.Cycles;
using Trading.Runtime.Ports;
using Trading.Runtime.Telemetry;
using Trading.Runtime.Tests.Cycles;

namespace Trading.Runtime.Tests.Telemetry;

/// <summary>What a cycle tells of itself, against what it did.</summary>
public sealed class CycleTelemetryTests : IDisposable
{
    private readonly TradingTelemetry _telemetry = new($"test.{nameof(CycleTelemetryTests)}");
    private readonly ShellWorld _world = new();
    private readonly CycleTelemetry _cycle;

    public CycleTelemetryTests()
    {
        _cycle = new CycleTelemetry(_telemetry, ShellWorld.Account, TradingMode.Paper, "hash", "test", _world.Clock);
        _world.Telemetry = _cycle;
        _world.Restart();
    }

    public void Dispose() => _telemetry.Dispose();

    [Fact]
    public async Task RunAsync_EntryFilled_TellsOrderFillFeeSlippageAndAccount()
    {
        using var log = new MetricLog(_telemetry);
        var outcome = await RunAsync();
        Assert.Equal("executed", outcome.Text);

        const string Account = "account=shell";
        Assert.Equal([($"{Account} mode=paper outcome=executed", 1)], log.Of(TradingMetrics.CycleCount));
        Assert.Equal(
            [($"{Account} leg=entry mode=paper state=intent", 1), ($"{Account} leg=entry mode=paper state=open", 1), ($"{Account} leg=entry mode=paper state=filled", 1)],
            log.Of(TradingMetrics.Orders));
        var fill = Assert.Single(await _world.Store.ReadFillsAsync(ShellWorld.Account, default).ToListAsync()).Fill;
        Assert.Equal([($"{Account} leg=entry liquidity=maker mode=paper", 1)], log.Of(TradingMetrics.Fills));
        Assert.Equal([($"{Account} leg=entry mode=paper", (double)fill.Fee.Amount)], log.Of(TradingMetrics.Fees));
        var mid = _world.Document.State.Orders[0].Intent.DecisionMid.Value;
        Assert.Equal((double)((fill.Price.Value - mid) / mid * 10_000), Assert.Single(log.Of(TradingMetrics.Slippage)).Value, 6);

        var state = _world.Document.State;
        Assert.Equal([($"{Account} mode=paper", (double)state.Nav.Amount)], log.Of(TradingMetrics.Nav));
        Assert.Equal([($"{Account} mode=paper", (double)state.Ledger.Cash.Amount)], log.Of(TradingMetrics.Cash));
        Assert.Equal([($"{Account} mode=paper", 1)], log.Of(TradingMetrics.Positions));
        var held = log.Of(TradingMetrics.Exposure).Where(told => told.Value > 0).ToList();
        Assert.Equal($"{Account} mode=paper product={fill.Product}", Assert.Single(held).Tags);
        Assert.Equal(_world.Products.Count, log.Of(TradingMetrics.Exposure).Count);
        Assert.InRange(held[0].Value, 0.9 * (double)(fill.Notional.Amount / state.Nav.Amount), 1.1 * (double)(fill.Notional.Amount / state.Nav.Amount));
    }

    [Fact]
    public async Task RunAsync_CommitThatFails_CountsNothingOfIt()
    {
        using var log = new MetricLog(_telemetry);
        var store = new HookedStore(_world.Store);
        store.OnCommit = commit => commit.Document.State.Orders.IsEmpty ? null : throw new StoreException("lost");
        _world.Restart(store);
        var outcome = await RunAsync();
        Assert.Equal(CycleOutcomeKind.Failed, outcome.Kind);
        Assert.Empty(log.Of(TradingMetrics.Orders));
        Assert.Equal([("account=shell mode=paper outcome=failed", 1)], log.Of(TradingMetrics.CycleCount));
    }

    [Fact]
    public async Task RunAsync_Listened_IsOneSpanWithOneBelowItForEachStageOfTheRecord()
    {
        var spans = new List<Activity>();
        using var listener = Listen(spans);
        await RunAsync();

        var cycle = Assert.Single(spans, span => span.OperationName == CycleTelemetry.SpanName);
        Assert.Equal($"shell/{_world.Slot}", cycle.GetTagItem("trading.cycle_id"));
        Assert.Equal(("paper", "executed", "hash", "test"), (
            cycle.GetTagItem("trading.mode"), cycle.GetTagItem("trading.outcome"), cycle.GetTagItem("trading.policy_hash"), cycle.GetTagItem("trading.code_version")));
        var record = (await _world.RecordsAsync())[^1];
        var stages = record.GetProperty("stage_ms").EnumerateObject().ToList();
        var below = spans.Where(span => span != cycle).ToList();
        Assert.Equal(stages.Select(stage => stage.Name), below.Select(span => span.OperationName));
        Assert.All(below, span => Assert.Equal((cycle.TraceId, cycle.SpanId), (span.TraceId, span.ParentSpanId)));
        Assert.Equal(stages.Select(stage => stage.Value.GetInt64()), below.Select(span => (long)span.Duration.TotalMilliseconds));
    }

    [Fact]
    public async Task RunAsync_CycleFails_ItsSpanIsAnErrorThatNamesTheFault()
    {
        var spans = new List<Activity>();
        using var listener = Listen(spans);
        var store = new HookedStore(_world.Store) { OnCommit = _ => throw new StoreException("the disk is full") };
        _world.Restart(store);
        await RunAsync();
        var cycle = Assert.Single(spans, span => span.OperationName == CycleTelemetry.SpanName);
        Assert.Equal((ActivityStatusCode.Error, "CycleAbandonedException"), (cycle.Status, cycle.GetTagItem("error.type")));
        Assert.Contains("the disk is full", cycle.StatusDescription, StringComparison.Ordinal);
        Assert.Equal("failed:CycleAbandonedException", cycle.GetTagItem("trading.outcome"));
    }

    [Fact]
    public void Telling_NobodyListens_AllocatesNothing()
    {
        var outcome = CycleOutcome.NoTrade(_world.Slot, "test");
        var request = new CycleRequest(_world.Slot, _world.Slot);
        var gauges = new AccountGauges(_telemetry, ShellWorld.Account, TradingMode.Paper);
        var state = Core.Cycle.CycleState.Open(new Money(1), _world.Slot);
        var market = new MarketSnapshot([]);
        var policy = Trading.Runtime.Policies.PolicySource.Load(null);
        Assert.Equal(0, Allocations.Of(() => () =>
        {
            for (var i = 0; i < 100; i++)
            {
                using var span = _cycle.Begin(request);
                _cycle.StageEnded("decide", TimeSpan.FromSeconds(1));
                _cycle.Counted(OrderLeg.Entry, OrderState.Filled);
                gauges.Tell(state, market, policy);
                _cycle.Ended(span, outcome, TimeSpan.FromSeconds(2));
            }
        }));
    }

    private Task<CycleOutcome> RunAsync()
    {
        _world.Venue.OnWait = _ =>
        {
            foreach (var intent in _world.Venue.Wire.Where(i => _world.Venue.Orders.Any(o => o.ClientId == i.Id && o.State == OrderState.Open)))
            {
                _world.Venue.Fill(intent, intent.LimitPrice!.Value.Value);
            }
        };
        var due = _world.Slot + TimeSpan.FromSeconds(20);
        _world.Clock.Now = due;
        return _cycle.RunAsync(new CycleRequest(_world.Slot, due), _world.Job.RunAsync, default);
    }

    private ActivityListener Listen(List<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source == _telemetry.Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
