using System.Net;
using System.Text;
using System.Text.Json;
using Trading.Core.Orders;
using Trading.Runtime.Storage;

namespace Trading.EndToEnd.Tests.Live;

/// <summary><c>run</c> with its HTTP, beside the venue.</summary>
public sealed class HttpTests : IAsyncLifetime
{
    private LiveWorld _world = null!;

    public async Task InitializeAsync() => _world = await LiveWorld.StartAsync(isMakerFirst: true);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task Run_DryRun_AnswersOnItsRoutesAndStopsCleanly()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        await using var program = await RunningProgram.StartAsync(_world, _world.Account("dry-run"));
        await LiveWorld.UntilAsync(() => program.Output.Count > 0, "a cycle has ended");

        // Liveness is for everybody, and says nothing else.
        Assert.Equal("""{"status":"healthy"}""", await Text(program, HttpMethod.Get, "/api/health", HttpStatusCode.OK));
        foreach (var (method, path) in (IEnumerable<(HttpMethod, string)>)[
            (HttpMethod.Get, "/api/cycles"), (HttpMethod.Get, "/api/trades"), (HttpMethod.Post, "/api/kill-switch")])
        {
            await Problem(program, method, path, HttpStatusCode.Unauthorized, "expected the key in the header x-functions-key");
        }

        Open(program);
        using var health = JsonDocument.Parse(await Text(program, HttpMethod.Get, "/api/health", HttpStatusCode.OK));
        Assert.Equal("dry_run", health.RootElement.GetProperty("detail").GetProperty("mode").GetString());
        using var cycles = JsonDocument.Parse(await Text(program, HttpMethod.Get, "/api/cycles?limit=5", HttpStatusCode.OK));
        Assert.Equal("no_trade:dry_run", cycles.RootElement[0].GetProperty("outcome").GetString());
        Assert.Equal("[]", await Text(program, HttpMethod.Get, "/api/trades", HttpStatusCode.OK));

        await Problem(program, HttpMethod.Get, "/api/cycles?limit=0", HttpStatusCode.BadRequest, "limit: '0' found; expected a whole number from 1 to 1000");
        await Problem(program, HttpMethod.Get, "/api/cycles?from=monday", HttpStatusCode.BadRequest, "from: 'monday' is not a time");
        await Problem(program, HttpMethod.Get, "/api/nothing", HttpStatusCode.NotFound, "expected /api/health");
        await Problem(program, HttpMethod.Delete, "/api/trades", HttpStatusCode.MethodNotAllowed, "DELETE is not for this route");
        await Problem(program, HttpMethod.Post, "/api/kill-switch", HttpStatusCode.BadRequest, "body: not JSON", "halt");
        await Problem(program, HttpMethod.Post, "/api/kill-switch", HttpStatusCode.BadRequest, "level: is missing", "{}");
        await Problem(program, HttpMethod.Post, "/api/kill-switch", HttpStatusCode.BadRequest, "level: 'stop' is not known", """{"level":"stop"}""");
        await Problem(program, HttpMethod.Post, "/api/kill-switch", HttpStatusCode.RequestEntityTooLarge, "too large", new string(' ', 5_000));
        program.Http.DefaultRequestHeaders.Host = "rebound.example";
        await Problem(program, HttpMethod.Get, "/api/health", HttpStatusCode.MisdirectedRequest, "expected the host 127.0.0.1");

        await program.StopAsync();
        Assert.Equal(0, program.Code);
        Assert.Contains(program.Error, line => line.StartsWith("stopping: ", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Run_KillSwitchWhileAnEntryRests_CancelsItAtOnceAndNothingNewIsSent()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        await using var program = await RunningProgram.StartAsync(_world, _world.Live());
        await LiveWorld.UntilAsync(() => _world.Books(world => world.Orders.Exists(order => order.IsOpen)), "an entry rests at the venue");
        Open(program);
        using var result = JsonDocument.Parse(await Text(program, HttpMethod.Post, "/api/kill-switch", HttpStatusCode.OK, """{"level":"no-new-risk"}"""));

        // The handler itself has asked the venue: the order is gone before the cycle could hear of it.
        Assert.Equal("requested", result.RootElement.GetProperty("cancels")[0].GetProperty("reply").GetString());
        Assert.All(_world.Books(world => world.Orders.ToList()), order => Assert.Equal("CANCELLED", order.Status));
        await LiveWorld.UntilAsync(() => program.Output.Count > 0, "the cycle has ended");
        await program.StopAsync();
        Assert.Single(_world.Books(world => world.Orders.ToList()));
        Assert.Equal(1, _world.Venue.Wire.Count("POST", "/api/v3/brokerage/orders") - _world.Venue.Wire.Count("POST", "/api/v3/brokerage/orders/batch_cancel"));
        using var store = new SqliteStateStore(_world.PathOf("trading.db"));
        var state = (await store.LoadAsync("main", default))!.Document.State;
        Assert.Equal(OrderState.Canceled, Assert.Single(state.Orders).State);
        Assert.Equal(10_000m, state.Ledger.Cash.Amount);
    }

    [SkippableFact]
    public async Task Run_Paper_RestingEntryFillsFromTradesThatFollow()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        await using var program = await RunningProgram.StartAsync(_world, _world.Account("paper"));
        await LiveWorld.UntilAsync(
            () => _world.Venue.Wire.Count("GET", "/api/v3/brokerage/market/products/BTC-USD/ticker") > 0, "the paper venue looks for trades");

        // Somebody sells below our bid of 60,000.
        _world.Books(world =>
        {
            world.Publish("BTC-USD", 59_999m, 10);
            return true;
        });
        await LiveWorld.UntilAsync(() => program.Output.Count > 0, "the cycle has ended");
        await program.StopAsync();
        Assert.Contains("\"outcome\":\"executed\"", program.Output[0], StringComparison.Ordinal);
        using var store = new SqliteStateStore(_world.PathOf("trading.db"));
        var fill = Assert.Single(await store.ReadFillsAsync("main", default).ToListAsync()).Fill;
        Assert.Equal((60_000m, Liquidity.Maker), (fill.Price.Value, fill.Liquidity));

        // The shipped schedule: 40 bps for a maker.
        Assert.Equal(fill.Notional.Amount * 0.004m, fill.Fee.Amount);
        Assert.Equal(0, _world.Venue.Wire.Count("POST", ""));
    }

    private static void Open(RunningProgram program) => program.Http.DefaultRequestHeaders.Add("x-functions-key", "canary-http-key-8d27");

    private static async Task Problem(
        RunningProgram program, HttpMethod method, string path, HttpStatusCode status, string expected, string? body = null)
    {
        using var request = Request(method, path, body);
        using var response = await program.Http.SendAsync(request);
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var root = problem.RootElement;
        Assert.Equal(((int)status, path.Split('?')[0]), (root.GetProperty("status").GetInt32(), root.GetProperty("instance").GetString()));
        Assert.Contains(expected, root.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<string> Text(RunningProgram program, HttpMethod method, string path, HttpStatusCode status, string? body = null)
    {
        using var request = Request(method, path, body);
        using var response = await program.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        return text;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string? body) => new(method, path)
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
    };
}
