using System.Globalization;
using Trading.EndToEnd.Tests.Live;
using Trading.Runtime.Storage;

namespace Trading.EndToEnd.Tests.Browser.Dashboard;

/// <summary>What the page shows of an account that trades on paper, against the account's store.</summary>
public sealed class StateTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private LiveWorld _world = null!;

    public async Task InitializeAsync() => _world = await LiveWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [SkippableFact]
    public async Task Page_AccountThatHasTraded_ShowsWhatTheStoreHolds()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        await using var program = await RunningProgram.StartAsync(_world, _world.Account("paper"));
        await LiveWorld.UntilAsync(() => program.Output.Count > 0, "a cycle has ended");
        await using var view = await DashboardView.OpenAsync(chromium, _world, program);

        using var store = new SqliteStateStore(_world.PathOf("trading.db"));
        var document = (await store.LoadAsync("main", default))!.Document;
        var held = Assert.Single(document.State.Positions);
        Assert.Equal("main", await view.TextAsync("#account"));
        Assert.Contains("Mode paper", await view.TextAsync("#chip-mode"), StringComparison.Ordinal);
        Assert.Contains("Healthy", await view.TextAsync("#chip-health"), StringComparison.Ordinal);
        Assert.Contains("Kill switch off", await view.TextAsync("#chip-switch"), StringComparison.Ordinal);
        Assert.Equal(Money(document.State.Nav.Amount), await view.TextAsync("#nav"));
        Assert.Equal(Money(document.State.Ledger.Cash.Amount), await view.TextAsync("#cash"));
        Assert.Equal(("1", "0"), (await view.TextAsync("#open"), await view.TextAsync("#unknowns")));
        var row = Assert.Single(await view.RowsAsync("#positions"));
        Assert.Equal(("BTC-USD", held.Held.Value), (row[0], DashboardView.Number(row[1])));
        Assert.Equal("executed", await view.TextAsync("#last-cycle"));
        Assert.Empty(view.Complaints);
    }

    /// <summary>Without the key nothing is told but whether it is well; what was shown goes with the key.</summary>
    [SkippableFact]
    public async Task Page_WithoutTheKey_ShowsOnlyWhetherItIsWell()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs signals");
        await using var program = await RunningProgram.StartAsync(_world, _world.Account("paper"));
        await using var view = await DashboardView.GateAsync(chromium, program);

        await view.UntilAsync("#liveness", "the account is healthy");
        Assert.False(await view.Page.Locator("#view").IsVisibleAsync());
        await view.Page.FillAsync("#key", _world.Secrets["TRADING_HTTP_KEY"]);
        await view.Page.Keyboard.PressAsync("Enter");
        await view.UntilAsync("#account", "main");
        await view.Page.ClickAsync("#forget");
        await view.UntilAsync("#liveness", "the account is healthy");
        Assert.Equal("Trading account", await view.TextAsync("#account"));
        Assert.Equal("", await view.Page.EvaluateAsync<string>("document.getElementById('now').textContent"));
        Assert.Equal(0, await view.Page.EvaluateAsync<int>("sessionStorage.length"));
        Assert.Empty(view.Complaints);
    }

    private static string Money(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
