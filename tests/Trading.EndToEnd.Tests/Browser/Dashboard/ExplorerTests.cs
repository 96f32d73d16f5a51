using Trading.EndToEnd.Tests.Live;
using Trading.Runtime.Storage;

namespace Trading.EndToEnd.Tests.Browser.Dashboard;

/// <summary>Why something was bought or not, as the page tells it.</summary>
[Collection(DashboardCollection.Name)]
public sealed class ExplorerTests(Chromium chromium, PaperWorld paper)
{
    private const string FactorValues = "[...document.querySelectorAll('#size tr[data-factor] td')].map(cell => cell.innerText)";

    [SkippableFact]
    public async Task Explain_WhatWasBought_FactorsMultiplyOutToTheSizeOfTheOrder()
    {
        await using var view = await OpenAsync();

        string[] factors = await view.Page.EvaluateAsync<string[]>(FactorValues);
        Assert.True(factors.Length >= 5, string.Join(" x ", factors));
        var product = factors.Select(DashboardView.Number).Aggregate((a, b) => a * b);
        var proposed = DashboardView.Number(await view.TextAsync("#size tr[data-size=proposed] td"));
        var approved = DashboardView.Number(await view.TextAsync("#size tr[data-size=approved] td"));
        Assert.Equal(decimal.Round(product, 15), decimal.Round(proposed, 15));
        Assert.Equal(proposed, approved);

        // The order spends what was approved, to the cent below, and the store says the same.
        var spent = DashboardView.Number(await view.TextAsync("#size tr[data-size=quote] td"));
        Assert.Equal(decimal.Floor(approved * 100) / 100, spent);
        using var store = new SqliteStateStore(paper.World.PathOf("trading.db"));
        var state = (await store.LoadAsync("main", default))!.Document.State;
        Assert.Equal(Assert.Single(state.Orders).Intent.QuoteSize.Amount, spent);
        var fill = Assert.Single(await store.ReadFillsAsync("main", default).ToListAsync()).Fill;
        Assert.Equal(
            (fill.Quantity.Value, fill.Price.Value),
            (DashboardView.Number(await view.TextAsync("[data-fill] td:nth-of-type(1)")), DashboardView.Number(await view.TextAsync("[data-fill] td:nth-of-type(2)"))));
        Assert.Empty(view.Complaints);
    }

    [SkippableFact]
    public async Task Explain_WhatWasNotBought_SaysWhereItStoppedAndTheSmallestChange()
    {
        await using var view = await OpenAsync();
        await view.Page.Locator(".products label", new() { HasText = "ETH-USD" }).ClickAsync();
        await view.UntilAsync("#explained h4", "ETH-USD");

        var told = paper.World.Run("why", $"{paper.World.Slot}", "ETH-USD", "--json");
        Assert.True(told.Code == 0, told.Error);
        var whyNot = LiveWorld.Json(told.Output).GetProperty("why_not");
        var stopped = await view.TextAsync("#explained p.stopped");
        Assert.Contains("Stopped by triggers", stopped, StringComparison.Ordinal);
        Assert.Contains(whyNot.GetProperty("stop").GetProperty("text").GetString()!, stopped, StringComparison.Ordinal);
        Assert.Equal("\u2715 Triggers stopped here", await view.Page.EvaluateAsync<string>("document.querySelector('#explained .track .stopped').textContent"));
        var changes = whyNot.GetProperty("changes").EnumerateArray().ToList();
        Assert.Contains(
            changes.Count == 0 ? "No single change" : changes[0].GetProperty("name").GetString()!, await view.TextAsync("#explained .smallest"), StringComparison.Ordinal);
        Assert.Equal(0, await view.Page.Locator("#size").CountAsync());
        Assert.Empty(view.Complaints);
    }

    private async Task<DashboardView> OpenAsync()
    {
        var view = await DashboardView.OpenAsync(chromium, paper);
        await view.Page.Locator("#cycle-table button").First.ClickAsync();
        await view.UntilAsync("#explained h4", "BTC-USD");
        return view;
    }
}
