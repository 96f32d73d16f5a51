using System.Text.Json;
using Trading.Core.Risk;
using Trading.Runtime.Api;
using Trading.Runtime.Jobs;
using Trading.Runtime.Monitoring;
using Trading.Runtime.Monitoring.Alerts;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Accounts;
using Trading.Runtime.Tests.Monitoring;

namespace Trading.Runtime.Tests.Api;

/// <summary>Alerts over HTTP, as a watch has left them.</summary>
public class AlertRoutesTests
{
    private readonly WatchWorld _world = new();

    [Fact]
    public async Task Alerts_NeverWatched_AreNone() => Assert.Equal(
        """{"account":"test","active":[],"undelivered":[],"held_back":0,"recent":[]}""", ApiWorld.TextOf(await AskAsync("/api/alerts")));

    [Fact]
    public async Task Alerts_RaisedKeptDeliveredAndResolved_AreToldAtEachStep()
    {
        await _world.SaveAsync("executed");
        await _world.FlipAsync(KillSwitch.NoNewRisk);
        using var watch = _world.Open();
        _world.Pager.Answer = static _ => DeliveryReply.Failed("no connection");
        await watch.RunAsync(default);

        var raised = ApiWorld.JsonOf(await AskAsync("/api/alerts"));
        var active = Assert.Single(raised.GetProperty("active").EnumerateArray());
        Assert.Equal(("kill_switch", "warning", false), (Text(active, "code"), Text(active, "severity"), active.GetProperty("is_escalated").GetBoolean()));
        var kept = Assert.Single(raised.GetProperty("undelivered").EnumerateArray()).GetProperty("deliveries")[0];
        Assert.Equal(("pager", "pending", "no connection"), (Text(kept, "channel"), Text(kept, "state"), Text(kept, "why")));

        _world.Pager.Answer = static _ => DeliveryReply.Delivered;
        await LaterAsync(watch);
        var delivered = ApiWorld.JsonOf(await AskAsync("/api/alerts"));
        Assert.Empty(delivered.GetProperty("undelivered").EnumerateArray());

        await _world.FlipAsync(KillSwitch.Off);
        await LaterAsync(watch);
        await LaterAsync(watch);
        await LaterAsync(watch);
        var over = ApiWorld.JsonOf(await AskAsync("/api/alerts?limit=1"));
        Assert.DoesNotContain(over.GetProperty("active").EnumerateArray(), alert => Text(alert, "code") == "kill_switch");
        Assert.Equal("resolved", Text(Assert.Single(over.GetProperty("recent").EnumerateArray()).GetProperty("notice"), "kind"));
    }

    [Fact]
    public async Task Alerts_WithoutTheKey_AreClosed() =>
        ApiWorld.AssertProblem(await AskAsync("/api/alerts", closed: "expected the key"), 401, "expected the key", "/api/alerts");

    private async Task LaterAsync(WatchJob watch)
    {
        _world.Clock.Advance(TimeSpan.FromSeconds(40));
        await watch.RunAsync(default);
    }

    private async Task<ApiAnswer> AskAsync(string path, string? closed = null)
    {
        var options = new HealthOptions { Account = TestAccounts.Name, Policy = _world.Policy, CodeVersion = "1" };
        var services = new ApiServices(
            TestAccounts.Name,
            _world.Store,
            _world.Objects,
            new HealthJob(_world.Store, market: null, _world.Objects, options, _world.Clock),
            new KillSwitchJob(_world.Store, null, _world.Clock),
            new FakeBacktestRunner(),
            "1",
            _world.Clock);
        var query = path.Contains('?', StringComparison.Ordinal) ? path.Split('?')[1].Split('=') : [];
        return await new TradingApi(services, _ => { }).AnswerAsync(
            new ApiRequest { Method = "GET", Path = path.Split('?')[0], Query = name => query is [var key, var value] && key == name ? value : null, Closed = closed },
            default);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
