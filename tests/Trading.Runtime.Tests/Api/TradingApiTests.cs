using Trading.Core.Market;
using Trading.Core.Risk;
using Trading.Core.TradeLog;
using Trading.Runtime.Api;
using Trading.Runtime.Ports;
using Trading.Runtime.Tests.Audit;
using Trading.Runtime.Tests.Jobs;

namespace Trading.Runtime.Tests.Api;

public class TradingApiTests
{
    private readonly ApiWorld _world = new();

    [Fact]
    public void Routes_OfTheInterface_AreTheseAndOnlyLivenessAndThePageAreForEverybody()
    {
        string[] expected =
        [
            "GET /api/health Anonymous",
            "GET /api/health/live Anonymous",
            "GET /api/health/ready Key",
            "GET /api/health/detail Key",
            "GET /api/cycles Key",
            "GET /api/cycles/{id}/why Key",
            "GET /api/trades Key",
            "GET /api/trades/{id}/why Key",
            "GET /api/alerts Key",
            "POST /api/kill-switch Key",
            "POST /api/backtests Key",
            "GET /api/backtests Key",
            "GET /api/backtests/{id} Key",
            "DELETE /api/backtests/{id} Key",
            "GET /api/backtests/{id}/report Key",
            "GET /api/equity Key",
            "GET /api/comparison Key",
            "GET /api/datasets Key",
            "GET /api/dashboard Anonymous",
            "GET /api/dashboard/{id} Anonymous",
        ];
        Assert.Equal(expected, _world.Api.Routes.Select(route => $"{route.Method} {route.Path} {route.Access}"));
    }

    [Fact]
    public async Task Answer_WithoutTheKey_IsClosedOnEveryRouteButLivenessAndThePage()
    {
        foreach (var route in _world.Api.Routes)
        {
            var path = route.Path.Replace("{id}", new string('a', 64), StringComparison.Ordinal);
            var answer = await _world.AskAsync(route.Method, path, "{}", closed: "expected the key");
            if (route.Access == ApiAccess.Key)
            {
                ApiWorld.AssertProblem(answer, 401, "expected the key", path);
                Assert.Equal("Key", answer.Headers["WWW-Authenticate"]);
            }
            else if (!route.Template.StartsWith(ApiTemplates.Dashboard, StringComparison.Ordinal))
            {
                var status = path.EndsWith("live", StringComparison.Ordinal) ? "alive" : "healthy";
                Assert.Equal((200, $$"""{"status":"{{status}}"}"""), (answer.Status, ApiWorld.TextOf(answer)));
            }
        }

        Assert.Equal(KillSwitch.Off, (await _world.Store.ReadHeadAsync(ToyAccount.Name, default)).KillSwitch);
        Assert.Empty(_world.Runner.Runs);
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/api/cycles/")]
    [InlineData("GET", "/api/backtests//report")]
    [InlineData("GET", "/api/backtests/a/b/c")]
    [InlineData("GET", "/API/CYCLES")]
    public async Task Answer_NoSuchRoute_NamesThoseThereAre(string method, string path) =>
        ApiWorld.AssertProblem(await _world.AskAsync(method, path), 404, "expected /api/health, /api/health/live, /api/health/ready, /api/health/detail, /api/cycles", path);

    [Theory]
    [InlineData("DELETE", "/api/trades", "GET")]
    [InlineData("PUT", "/api/backtests", "POST, GET")]
    [InlineData("GET", "/api/kill-switch", "POST")]
    [InlineData("POST", "/api/backtests/abc", "GET, DELETE")]
    public async Task Answer_OtherMethod_NamesWhatIsAllowed(string method, string path, string allowed)
    {
        var answer = await _world.AskAsync(method, path);
        ApiWorld.AssertProblem(answer, 405, $"{method} is not for this route", path);
        Assert.Equal(allowed, answer.Headers["Allow"]);
    }

    [Theory]
    [InlineData("/api/cycles?limit=0", 400, "limit: '0' found; expected a whole number from 1 to 1000")]
    [InlineData("/api/cycles?limit=1001", 400, "limit: '1001' found")]
    [InlineData("/api/trades?limit=x", 400, "limit: 'x' found")]
    [InlineData("/api/cycles?from=monday", 400, "from: 'monday' is not a time; expected ISO-8601")]
    [InlineData("/api/cycles?to=13", 400, "to: '13' is not a time")]
    [InlineData("/api/cycles?view=all", 400, "view: 'all' is not known; expected one of record, summary")]
    [InlineData("/api/cycles/monday/why", 400, "id: 'monday' is not a cycle's slot; expected such as 2024-10-01T12:15:00Z")]
    [InlineData("/api/cycles/2024-10-01T12:15:00Z/why", 404, "account 'toy' has no cycle 2024-10-01T12:15:00Z")]
    [InlineData("/api/cycles/2024-10-01T12:15:00Z/why?product=btc", 400, "'btc'")]
    [InlineData("/api/trades/nope/why", 400, "id: 'nope' is not a trade's; expected such as")]
    [InlineData("/api/trades/49869654-08ef-4b3a-9f0e-5f0a4c1d2b3c/why", 404, "account 'toy' has no trade 49869654-08ef-4b3a-9f0e-5f0a4c1d2b3c")]
    public async Task Get_BadParameter_SaysWhich(string path, int status, string expected) =>
        ApiWorld.AssertProblem(await _world.AskAsync("GET", path), status, expected, path.Split('?')[0]);

    [Theory]
    [InlineData("", 400, "body: not JSON")]
    [InlineData("halt", 400, "body: not JSON")]
    [InlineData("{}", 400, "level: is missing; expected an object such as {\"level\":\"no-new-risk\"}")]
    [InlineData("""{"level":1}""", 400, "level: 1; expected a text")]
    [InlineData("""{"level":"stop"}""", 400, "level: 'stop' is not known; expected one of off, no-new-risk, halt-all")]
    public async Task KillSwitch_BadBody_IsRefusedAndNothingFlips(string body, int status, string expected)
    {
        ApiWorld.AssertProblem(await _world.AskAsync("POST", "/api/kill-switch", body), status, expected, "/api/kill-switch");
        ApiWorld.AssertProblem(await _world.AskAsync("POST", "/api/kill-switch", new string(' ', 4_097)), 413, "expected at most 4096 bytes", "/api/kill-switch");
        Assert.Equal(KillSwitch.Off, (await _world.Store.ReadHeadAsync(ToyAccount.Name, default)).KillSwitch);
    }

    [Theory]
    [InlineData("no-new-risk", KillSwitch.NoNewRisk)]
    [InlineData("halt_all", KillSwitch.HaltAll)]
    public async Task KillSwitch_Level_FlipsWhateverTheContentIsCalled(string level, KillSwitch expected)
    {
        var answer = await _world.AskAsync("POST", "/api/kill-switch", $$"""{"level":"{{level}}"}""", contentType: "application/x-www-form-urlencoded");
        Assert.Equal((200, "off"), (answer.Status, ApiWorld.JsonOf(answer).GetProperty("before").GetString()));
        Assert.Equal(expected, (await _world.Store.ReadHeadAsync(ToyAccount.Name, default)).KillSwitch);
    }

    [Fact]
    public async Task Health_WithTheKey_TellsAllAndIsAskedOnceInFiveSeconds()
    {
        var first = await _world.AskAsync("GET", "/api/health");
        Assert.Equal(ApiWorld.Engine, ApiWorld.JsonOf(first).GetProperty("code_version").GetString());
        Assert.Equal(ApiWorld.TextOf(first), ApiWorld.TextOf(await _world.AskAsync("GET", "/api/health/detail")));
        _world.Clock.Now = _world.Clock.Now.AddMs(5_001);
        Assert.NotEqual(ApiWorld.TextOf(first), ApiWorld.TextOf(await _world.AskAsync("GET", "/api/health")));
    }

    [Fact]
    public async Task CyclesTradesAndWhy_OfAnAccountThatTraded_GiveItNewestFirst()
    {
        var account = new ToyAccount();
        Trade? trade = null;
        for (var i = 0; i < 400 && trade is null; i++)
        {
            await account.RunAsync(1);
            trade = (await account.Store.ReadTradesAsync(ToyAccount.Name, default).ToListAsync()).FirstOrDefault()?.Trade;
        }

        var world = new ApiWorld(account);
        var cycles = ApiWorld.JsonOf(await world.AskAsync("GET", "/api/cycles?limit=2&from=2000-01-01&to=2100-01-01"));
        var records = await account.RecordsAsync();
        Assert.Equal([records[^1].Slot, records[^2].Slot], cycles.EnumerateArray().Select(c => Timestamp.From(c.GetProperty("slot").GetDateTimeOffset())));
        var trades = ApiWorld.JsonOf(await world.AskAsync("GET", "/api/trades"));
        Assert.Equal(trade!.Id.ToString(), trades[0].GetProperty("trade").GetProperty("id").GetString());

        var path = $"/api/trades/{trade.Id}/why";
        var why = await world.AskAsync("GET", path, accept: "application/json");
        Assert.Equal((200, trade.Id.ToString()), (why.Status, ApiWorld.JsonOf(why).GetProperty("id").GetString()));
        var text = await world.AskAsync("GET", path, accept: "text/plain");
        Assert.Equal((200, "text/plain; charset=utf-8", "Accept"), (text.Status, text.ContentType, text.Headers["Vary"]));
        Assert.All((string[])["why entered", "why this size", "why closed"], part => Assert.Contains(part, ApiWorld.TextOf(text), StringComparison.Ordinal));
        ApiWorld.AssertProblem(await world.AskAsync("GET", path, accept: "text/html"), 406, "there is only application/json, text/plain", path);

        // Its inputs are gone: the trade is there and cannot be explained.
        foreach (var key in await account.Objects.ListAsync(""))
        {
            await account.Objects.DeleteAsync(key);
        }

        ApiWorld.AssertProblem(await world.AskAsync("GET", path), 409, "the trade cannot be explained: ", path);
    }

    [Fact]
    public async Task Answer_StoreFails_IsUnavailableAndTellsNoInternals()
    {
        _world.Runner.Fault = new StoreException("account key abc of host secret.example");
        var path = "/api/backtests";
        var body = $$"""{"kind":"backtest","dataset":"{{new string('d', 64)}}"}""";
        var answer = await _world.AskAsync("POST", path, body);
        ApiWorld.AssertProblem(answer, 503, "the store did not answer; ask again", path);
        _world.Runner.Fault = new InvalidOperationException("secret.example");
        var fault = await _world.AskAsync("POST", path, body);
        ApiWorld.AssertProblem(fault, 500, "a fault of the program", path);
        Assert.All([answer, fault], a => Assert.DoesNotContain("secret", ApiWorld.TextOf(a), StringComparison.Ordinal));
        Assert.Equal(2, _world.Notes.Count);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        {
            _world.Runner.Fault = new OperationCanceledException();
            return _world.AskAsync("POST", path, body);
        });
    }

    [Fact]
    public async Task Answer_Any_IsNotToBeKeptOrGuessedAt()
    {
        foreach (var path in (string[])["/api/health", "/api/trades", "/api/nothing"])
        {
            var headers = (await _world.AskAsync("GET", path)).Headers;
            Assert.Equal(("no-store", "nosniff"), (headers["Cache-Control"], headers["X-Content-Type-Options"]));
        }
    }
}
