using Trading.Core.Analytics.Why;
using Trading.Core.Market;
using Trading.Runtime.Accounts;
using Trading.Runtime.Audit;
using Trading.Runtime.Jobs;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Audit;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Api;

/// <summary>Cycles over HTTP, of an account that the whole shell has run.</summary>
public class CycleRoutesTests
{
    private readonly ToyAccount _account = new();

    [Fact]
    public async Task Cycles_Summary_AgreesWithTheRecordsNewestFirst()
    {
        var held = (await _account.RunUntilHoldingAsync()).Document.State.Positions[0];
        var records = (await _account.RecordsAsync()).Select(record => AuditRecord.Read(record, "store")).Reverse().ToList();

        var list = ApiWorld.JsonOf(await new ApiWorld(_account).AskAsync("GET", "/api/cycles?view=summary&from=2000-01-01&to=2100-01-01&limit=1000"));

        var glances = list.EnumerateArray().ToList();
        Assert.Equal(records.Select(r => (r.Slot, r.Outcome, r.PolicyHash)), glances.Select(g => (Timestamp.From(g.GetProperty("slot").GetDateTimeOffset()), g.GetProperty("outcome").GetString()!, g.GetProperty("policy_hash").GetString()!)));
        var entry = glances.Single(g => Timestamp.From(g.GetProperty("slot").GetDateTimeOffset()) == held.EntrySlot);
        Assert.Equal("executed", entry.GetProperty("outcome").GetString());
        Assert.InRange(entry.GetProperty("entries").GetInt32(), 1, 3);
        Assert.InRange(entry.GetProperty("fills").GetInt32(), 1, 9);
        Assert.Equal(glances.Sum(g => g.GetProperty("fills").GetInt32()), await _account.Store.ReadFillsAsync(ToyAccount.Name, default).CountAsync());
    }

    /// <summary>What a second look at each cycle finds by deciding it again.</summary>
    [Fact]
    public async Task Cycles_Summary_CountsWhatWhySays()
    {
        await _account.RunAsync(12);
        var job = new WhyJob(_account.Store, new AuditReader(_account.Store, _account.Objects));
        foreach (var record in (await _account.RecordsAsync()).Select(record => AuditRecord.Read(record, "store")))
        {
            var why = await job.CycleAsync(ToyAccount.Name, record.Slot, default);
            var early = why.Products.Where(stop => stop.Stop.Stage is WhyStage.Universe or WhyStage.Quality).CountBy(stop => stop.Stop.Reason).ToDictionary();

            var glance = CycleGlance.Of(record);

            Assert.All(early, pair => Assert.Contains(new ReasonCount(pair.Key, pair.Value), glance.Reasons));
            Assert.Equal(_account.Market.Products.Count - early.Values.Sum(), glance.Scanned);
        }
    }

    [Fact]
    public async Task Why_CycleAndProduct_SayWhatTheCommandSays()
    {
        var held = (await _account.RunUntilHoldingAsync()).Document.State.Positions[0];
        var world = new ApiWorld(_account);
        var job = new WhyJob(_account.Store, new AuditReader(_account.Store, _account.Objects));

        var cycle = await world.AskAsync("GET", $"/api/cycles/{held.EntrySlot}/why");
        var product = await world.AskAsync("GET", $"/api/cycles/{held.EntrySlot}/why?product={held.Product}");

        Assert.Equal((200, 200), (cycle.Status, product.Status));
        Assert.Equal(
            (await job.CycleAsync(ToyAccount.Name, held.EntrySlot, default)).Products.Select(stop => stop.Product.Value),
            ApiWorld.JsonOf(cycle).GetProperty("products").EnumerateArray().Select(stop => stop.GetProperty("product").GetString()));
        var json = ApiWorld.JsonOf(product);
        Assert.Equal(held.Entry.Signal, json.GetProperty("entry").GetProperty("signal").GetString());
        Assert.NotEmpty(json.GetProperty("orders").EnumerateArray());
    }

    [Fact]
    public async Task Why_InputGone_IsAConflictThatSaysSo()
    {
        await _account.RunAsync(1);
        foreach (var key in await _account.Objects.ListAsync("inputs/"))
        {
            await _account.Objects.DeleteAsync(key);
        }

        var slot = (await _account.RecordsAsync())[0].Slot;
        ApiWorld.AssertProblem(
            await new ApiWorld(_account).AskAsync("GET", $"/api/cycles/{slot}/why"), 409, "the cycle cannot be explained: ", $"/api/cycles/{slot}/why");
    }

    [Fact]
    public async Task Ready_StoreSilent_IsNotAndNamesTheCodeWhileTheProcessIsAlive()
    {
        var world = new ApiWorld(store: new Jobs.SilentStore());

        var ready = await world.AskAsync("GET", "/api/health/ready");
        var live = await world.AskAsync("GET", "/api/health/live");

        Assert.Equal((503, """{"status":"not_ready","issues":["store_unreachable"]}"""), (ready.Status, ApiWorld.TextOf(ready)));
        Assert.Equal((200, """{"status":"alive"}"""), (live.Status, ApiWorld.TextOf(live)));
    }

    [Fact]
    public async Task Ready_AllAnswers_IsReadyThoughACycleFailed()
    {
        var ready = await new ApiWorld(_account).AskAsync("GET", "/api/health/ready");

        Assert.Equal((200, """{"status":"ready","issues":[]}"""), (ready.Status, ApiWorld.TextOf(ready)));
    }
}
