using System.Globalization;
using Trading.Runtime.Accounts;
using Trading.Runtime.Storage;

namespace Trading.EndToEnd.Tests.Browser.Dashboard;

/// <summary>What the page shows of an account that trades on paper, against the account's store.</summary>
[Collection(DashboardCollection.Name)]
public sealed class StateTests(Chromium chromium, PaperWorld paper)
{
    // On a busy machine a clock may be late, and the account unhealthy for a moment.
    private const string ChipSaysWhatTheHostSays =
        "async () => document.querySelector('#chip-health span:last-child').innerText.toLowerCase() === (await (await fetch('/api/health')).json()).status";

    [SkippableFact]
    public async Task Page_AccountThatHasTraded_ShowsWhatTheStoreHolds()
    {
        await using var view = await DashboardView.OpenAsync(chromium, paper);

        var (document, record) = await StoredAsync();
        var held = Assert.Single(document.State.Positions);
        Assert.Equal("main", await view.TextAsync("#account"));
        Assert.Contains("Mode paper", await view.TextAsync("#chip-mode"), StringComparison.Ordinal);
        await view.Page.WaitForFunctionAsync(ChipSaysWhatTheHostSays, options: new() { PollingInterval = 500 });
        Assert.Contains("Kill switch off", await view.TextAsync("#chip-switch"), StringComparison.Ordinal);
        Assert.Equal(Money(document.State.Nav.Amount), await view.TextAsync("#nav"));
        Assert.Equal(Money(document.State.Ledger.Cash.Amount), await view.TextAsync("#cash"));
        Assert.Equal(("1", "0"), (await view.TextAsync("#open"), await view.TextAsync("#unknowns")));
        var row = Assert.Single(await view.RowsAsync("#positions"));
        Assert.Equal(("BTC-USD", held.Held.Value), (row[0], DashboardView.Number(row[1])));
        Assert.Equal("executed", await view.TextAsync("#last-cycle"));
        await view.Page.WaitForSelectorAsync("#cycle-table");
        var cycle = Assert.Single(await view.RowsAsync("#cycle-table"));
        Assert.StartsWith(record.Slot.ToString()[..16].Replace('T', ' '), cycle[0], StringComparison.Ordinal);
        Assert.Equal(["1", "0", "1"], cycle[4..7]);
        Assert.Empty(view.Complaints);
    }

    /// <summary>The curve ends at what the account is worth now, and is drawn.</summary>
    [SkippableFact]
    public async Task Equity_AfterACycle_EndsAtTheValueOfNow()
    {
        await using var view = await DashboardView.OpenAsync(chromium, paper);
        await view.Page.WaitForSelectorAsync("#equity-plot svg.plot");

        var (document, _) = await StoredAsync();
        Assert.Equal(Money(document.State.Nav.Amount), await view.TextAsync("#equity-last"));
        Assert.Equal(2, await view.Page.Locator("#equity-plot path.line").CountAsync());
        await view.Page.FocusAsync("#equity-plot svg.plot");
        await view.Page.Keyboard.PressAsync("End");
        await view.UntilAsync(".readout", Money(document.State.Nav.Amount));
        Assert.Empty(view.Complaints);
    }

    [SkippableFact]
    public async Task Comparison_Kept_ShowsEachFigureWithItsBandAndVerdict()
    {
        await using var view = await DashboardView.OpenAsync(chromium, paper);
        await view.Page.WaitForSelectorAsync("#metrics");

        var rows = await view.RowsAsync("#metrics");
        Assert.Equal(["48.00", "130.00", "30.00", "1.50"], rows.Select(row => row[1]));
        Assert.Equal(["50.00", "110.00", "10.00", "1.60"], rows.Select(row => row[2]));
        Assert.Equal([("40.00", "60.00"), ("90.00", "120.00"), ("5.00", "15.00"), ("\u2013", "\u2013")], rows.Select(row => (row[5], row[6])));
        Assert.Equal(["inside", "outside", "alert", "no band"], rows.Select(row => row[7].Split('\n')[^1]));
        Assert.Equal((1, 2), (await view.Page.Locator("circle.live").CountAsync(), await view.Page.Locator("path.live.outside").CountAsync()));
        Assert.Contains("slippage", await view.TextAsync("#drift"), StringComparison.Ordinal);
        Assert.Empty(view.Complaints);
    }

    /// <summary>Without the key nothing is told but whether it is well; what was shown goes with the key.</summary>
    [SkippableFact]
    public async Task Page_WithoutTheKey_ShowsOnlyWhetherItIsWell()
    {
        await using var view = await DashboardView.GateAsync(chromium, paper.Program);

        await view.UntilAsync("#liveness", "The host answers: the account is");
        Assert.False(await view.Page.Locator("#view").IsVisibleAsync());
        await view.Page.FillAsync("#key", paper.World.Secrets["TRADING_HTTP_KEY"]);
        await view.Page.Keyboard.PressAsync("Enter");
        await view.UntilAsync("#account", "main");
        await view.Page.ClickAsync("#forget");
        await view.UntilAsync("#liveness", "The host answers: the account is");
        Assert.Equal("Trading account", await view.TextAsync("#account"));
        Assert.Equal("", await view.Page.EvaluateAsync<string>("document.getElementById('now').textContent"));
        Assert.Equal(0, await view.Page.EvaluateAsync<int>("sessionStorage.length"));
        Assert.Empty(view.Complaints);
    }

    private async Task<(AccountDocument Document, StoredRecord Record)> StoredAsync()
    {
        using var store = new SqliteStateStore(paper.World.PathOf("trading.db"));
        var records = await store.ReadRecordsAsync("main", paper.World.Slot, Core.Market.Timestamp.MaxValue, default).ToListAsync();
        return ((await store.LoadAsync("main", default))!.Document, Assert.Single(records));
    }

    private static string Money(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
