using Trading.Core.Market;
using Trading.Runtime.Storage;

namespace Trading.EndToEnd.Tests.Live;

public sealed class CycleTests : IAsyncLifetime
{
    private LiveWorld _world = null!;

    public async Task InitializeAsync() => _world = await LiveWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public void Cycle_DryRun_DecidesRecordsAndSendsNothing()
    {
        var run = _world.Run(["cycle", "--json", "--slot", $"{_world.Slot}", .. _world.Account("dry-run")]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        var cycle = LiveWorld.Json(run.Output);
        Assert.Equal("no_trade:dry_run", cycle.GetProperty("outcome").GetString());
        Assert.Equal(0, _world.Venue.Wire.Count("POST", ""));

        // No key is used where none is needed.
        Assert.Equal(0, _world.Venue.Wire.Count("GET", "/api/v3/brokerage/accounts"));
        Assert.Equal(0, _world.Venue.Wire.Count("GET", "/api/v3/brokerage/key_permissions"));

        var again = _world.Run(["cycle", "--slot", $"{_world.Slot}", .. _world.Account("dry-run")]);
        Assert.Equal((1, $"{_world.Slot}  dry-run  skipped:slot_done{Environment.NewLine}"), (again.Code, again.Output));
    }

    [Fact]
    public async Task Cycle_Paper_FillsOnTheMarketAndSendsNothing()
    {
        var run = _world.Run(["cycle", "--slot", $"{_world.Slot}", .. _world.Account("paper")]);
        Assert.Equal((0, $"{_world.Slot}  paper  executed{Environment.NewLine}", ""), (run.Code, run.Output, run.Error));
        Assert.Equal(0, _world.Venue.Wire.Count("POST", ""));
        var health = LiveWorld.Json(_world.Run("health", "--json", "--policy", "policy.yaml", "--venue-address", $"{_world.Venue.Address}").Output);
        var held = Assert.Single(health.GetProperty("detail").GetProperty("positions").EnumerateArray());
        Assert.Equal("BTC-USD", held.GetProperty("product").GetString());
        Assert.Equal("paper", health.GetProperty("detail").GetProperty("mode").GetString());

        // Closing asks for a cycle of exits, which sells to the book.
        var close = _world.Run(["close", "BTC-USD", .. _world.Account("paper")]);
        Assert.Equal((0, ""), (close.Code, close.Error));
        Assert.StartsWith("close BTC-USD: carried out (command 1, executed)", close.Output, StringComparison.Ordinal);
        health = LiveWorld.Json(_world.Run("health", "--json", "--policy", "policy.yaml", "--venue-address", $"{_world.Venue.Address}").Output);
        Assert.Empty(health.GetProperty("detail").GetProperty("positions").EnumerateArray());

        // The audit knows who asked, and that both cycles of the account were run.
        using var store = new SqliteStateStore(_world.PathOf("trading.db"));
        var records = await store.ReadRecordsAsync("main", _world.Slot, Timestamp.MaxValue, default).ToListAsync();
        Assert.Equal(2, records.Count);
        Assert.Contains("asked for by cli", records[1].Json, StringComparison.Ordinal);
        Assert.Contains("close BTC-USD by cli", records[1].Json, StringComparison.Ordinal);

        // What was closed becomes a trade when the account is valued next.
        Assert.Equal(0, _world.Run(["pause", "BTC-USD", .. _world.Account("paper")]).Code);
        Assert.Single(await store.ReadTradesAsync("main", default).ToListAsync());
    }

    [Fact]
    public void Cycle_Live_SendsOneOrderAndBothBooksAgree()
    {
        var run = _world.Run(["cycle", "--slot", $"{_world.Slot}", .. _world.Live()]);
        Assert.Equal((0, $"{_world.Slot}  live  executed{Environment.NewLine}", ""), (run.Code, run.Output, run.Error));
        Assert.Equal(1, _world.Venue.Wire.Count("POST", "/api/v3/brokerage/orders"));
        var bought = _world.Books(world => Assert.Single(world.Orders));
        Assert.Equal(("BTC-USD", true, "FILLED"), (bought.Product.Id, bought.IsBuy, bought.Status));

        var health = LiveWorld.Json(_world.Run("health", "--json", "--policy", "policy.yaml", "--venue-address", $"{_world.Venue.Address}").Output);
        Assert.True(health.GetProperty("is_healthy").GetBoolean(), health.ToString());
        var detail = health.GetProperty("detail");
        Assert.Equal(_world.Books(world => world.Balances.TotalOf("USD")), decimal.Parse(detail.GetProperty("cash").GetString()!));
        Assert.Equal(
            _world.Books(world => world.Balances.TotalOf("BTC")),
            decimal.Parse(detail.GetProperty("positions")[0].GetProperty("quantity").GetString()!));

        // What was decided live can be decided again from what the cycle left behind.
        var replay = _world.Run("replay", $"{_world.Slot}");
        Assert.True(replay.Code == 0, replay.Output + replay.Error);

        var flatten = _world.Run(["flatten", .. _world.Live()]);
        Assert.Equal((0, ""), (flatten.Code, flatten.Error));
        Assert.Equal(0, _world.Books(world => world.Balances.TotalOf("BTC")));
    }

    [Fact]
    public void Kill_DryRun_FlipsTheSwitchOnTheCommandLine()
    {
        Assert.Equal(0, _world.Run(["cycle", "--slot", $"{_world.Slot}", .. _world.Account("dry-run", "--account", "dry")]).Code);
        var run = _world.Run("kill", "--account", "dry", "--level", "halt-all");
        Assert.Equal((0, $"kill switch of dry: off -> halt_all{Environment.NewLine}", ""), (run.Code, run.Output, run.Error));
        Assert.Equal(
            $"kill switch of dry: halt_all -> off{Environment.NewLine}", _world.Run("kill", "--account", "dry", "--level", "off").Output);

        // Before the first cycle it stands too, and the operator hears that the name may be wrong.
        run = _world.Run("kill", "--account", "other");
        Assert.Equal((1, $"kill switch of other: off -> no_new_risk{Environment.NewLine}"), (run.Code, run.Output));
        Assert.StartsWith("warning: there is no 'other' in trading.db yet", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--account: there is no 'other'", "health", "--account", "other")]
    [InlineData("close: 'SOL-USD' is not one of the account's products, which are BTC-USD, ETH-USD", "close", "SOL-USD")]
    [InlineData("--mode: account 'main' in trading.db is dry-run; found paper", "cycle", "--mode", "paper")]
    public void Command_AccountThatIsNotSo_IsRefused(string expected, params string[] arguments)
    {
        Assert.Equal(0, _world.Run(["cycle", .. _world.Account("dry-run")]).Code);
        var run = _world.Run(arguments);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith($"error: {expected}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Pause_Product_IsRememberedUntilResumed()
    {
        Assert.Equal(0, _world.Run(["cycle", .. _world.Account("dry-run")]).Code);
        Assert.Equal(0, _world.Run(["pause", "BTC-USD", .. _world.Account("dry-run")]).Code);
        var health = _world.Run("health", "--policy", "policy.yaml", "--venue-address", $"{_world.Venue.Address}");
        Assert.Contains("info: product_paused BTC-USD: paused by an operator", health.Output, StringComparison.Ordinal);
        Assert.Equal(0, _world.Run(["resume", "BTC-USD", .. _world.Account("dry-run")]).Code);
        health = _world.Run("health", "--policy", "policy.yaml", "--venue-address", $"{_world.Venue.Address}");
        Assert.DoesNotContain("product_paused", health.Output, StringComparison.Ordinal);
    }
}
