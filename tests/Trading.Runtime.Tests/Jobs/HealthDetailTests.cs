using Trading.Core;
using Trading.Core.Market;
using Trading.Core.Portfolio;
using Trading.Core.Risk;
using Trading.Runtime.Audit;
using Trading.Runtime.Jobs;
using Trading.Runtime.Tests.Audit;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Jobs;

/// <summary>What health tells of an account that the whole shell has run until it held something.</summary>
public class HealthDetailTests
{
    private readonly ToyAccount _account = new();

    [Fact]
    public async Task Run_HoldingAccount_ValuesItAtTheMarketOfItsNewestDecision()
    {
        var state = (await _account.RunUntilHoldingAsync()).Document.State;
        var market = await SeenAsync();

        var detail = (await RunAsync()).Detail!;

        var held = Assert.Single(state.Positions);
        var shown = Assert.Single(detail.Positions);
        var mark = Nav.MarkOf(held.Product, market);
        Assert.Equal(
            (held.Product, held.TradeId, held.Entry.Signal, held.Held, held.AverageEntry, held.StopPrice, held.TargetPrice),
            (shown.Product, shown.Trade, shown.Signal, shown.Quantity, shown.AverageEntry, shown.Stop, shown.Target));
        Assert.Equal((mark, mark * held.Held, (mark * held.Held) - held.Bought - held.EntryFees), (shown.Mark, shown.Value, shown.Unrealised));
        Assert.Equal(shown.Value, detail.Exposure!.Total);
        Assert.Equal([held.Product.Value], detail.Exposure.Products.Select(line => line.Name));
        Assert.Equal(state.Nav * 0.25m, detail.Exposure.TotalCap);
    }

    [Fact]
    public async Task Run_AnyAccount_TellsTheAgeOfEachProductsDataAtThatDecision()
    {
        await _account.RunAsync(3);

        var detail = (await RunAsync()).Detail!;

        Assert.Equal(_account.Market.Products.Order(), detail.DataAges.Select(age => age.Product));
        Assert.All(detail.DataAges, age => Assert.Equal((20m, true), (age.CandleAgeSeconds, age.IsFresh)));
        Assert.Equal(_account.Clock.Now, detail.MarketAt);
        Assert.Equal(11, detail.Breakers.Length);
        Assert.DoesNotContain(detail.Breakers, breaker => breaker.IsTripped);
        Assert.Equal((90m, 1m), (detail.DrawdownPctMax, detail.CapShare));
        Assert.Equal(decimal.Round((detail.HighWaterMark.Amount - detail.Nav.Amount) / detail.HighWaterMark.Amount * 100, 4), detail.DrawdownPct);
    }

    [Fact]
    public async Task Run_SwitchThatNoCycleHasSeen_TripsItsBreaker()
    {
        await _account.RunAsync(1);
        await _account.Store.SetKillSwitchAsync(ToyAccount.Name, KillSwitch.HaltAll, _account.Clock.Now, "a test", default);

        var tripped = Assert.Single((await RunAsync()).Detail!.Breakers, breaker => breaker.IsTripped);

        Assert.Equal((RiskReason.KillSwitch, 2m), (tripped.Code, tripped.Observed));
    }

    [Fact]
    public async Task Run_InputOfTheNewestDecisionGone_WarnsAndTellsTheRest()
    {
        await _account.RunAsync(2);
        foreach (var key in await _account.Objects.ListAsync("inputs/"))
        {
            await _account.Objects.DeleteAsync(key);
        }

        var report = await RunAsync();

        var issue = Assert.Single(report.Issues);
        Assert.Equal((HealthCode.InputUnreadable, HealthSeverity.Warning, true), (issue.Code, issue.Severity, report.IsHealthy));
        Assert.Contains("is not in the object store", issue.Message, StringComparison.Ordinal);
        Assert.Null(report.Detail!.Exposure);
        Assert.Equal((await _account.LoadAsync()).Document.State.Nav, report.Detail.Nav);
    }

    [Fact]
    public async Task Run_AskedAgainWithoutANewCycle_ReadsTheInputOnce()
    {
        await _account.RunAsync(2);
        var objects = new WatchedObjectStore(_account.Objects);
        var job = JobOver(objects);

        await job.RunAsync(default);
        await job.RunAsync(default);

        Assert.Single(objects.Reads);
    }

    private async Task<MarketSnapshot> SeenAsync()
    {
        var audit = new AuditReader(_account.Store, _account.Objects);
        var record = AuditRecord.Read((await _account.RecordsAsync())[^1], "store");
        return (await audit.InputAsync(record, record.Decisions[^1], default)).Input.Market;
    }

    private Task<HealthReport> RunAsync() => JobOver(_account.Objects).RunAsync(default);

    private HealthJob JobOver(Runtime.Ports.IObjectStore objects) => new(
        _account.Store,
        market: null,
        objects,
        new HealthOptions { Account = ToyAccount.Name, Policy = _account.Policy, CodeVersion = "1" },
        _account.Clock);
}
