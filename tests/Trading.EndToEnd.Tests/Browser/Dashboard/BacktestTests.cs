using System.Text.Json;

namespace Trading.EndToEnd.Tests.Browser.Dashboard;

/// <summary>A backtest from the page: started, followed, opened.</summary>
[Collection(DashboardCollection.Name)]
public sealed class BacktestTests(Chromium chromium, PaperWorld paper)
{
    private const string ReportIsAlive = "() => document.querySelectorAll('#trade-rows tr').length > 0 || document.querySelectorAll('svg.plot').length > 5";

    [SkippableFact]
    public async Task Start_FromThePage_FinishesAndItsReportOpens()
    {
        await using var view = await DashboardView.OpenAsync(chromium, paper);
        var page = view.Page;
        await page.ClickAsync("#new-run summary");
        await page.WaitForSelectorAsync("#run-products option");
        await page.SelectOptionAsync("#run-products", "BTC-USD");
        await page.FillAsync("#run-from", "2024-02-01");
        await page.FillAsync("#run-to", "2024-03-01");
        await page.SelectOptionAsync("#run-fill", "pessimistic");
        await page.ClickAsync(".request button[type=submit]");

        await page.Locator("#runs tr[data-run]", new() { HasText = "Finished" }).WaitForAsync(new() { Timeout = 60_000 });
        Assert.Contains("all", (await view.RowsAsync("#runs"))[0][4], StringComparison.Ordinal);
        var report = await page.RunAndWaitForPopupAsync(() => page.Locator("#runs button", new() { HasText = "Open report" }).ClickAsync());
        await report.WaitForFunctionAsync(ReportIsAlive);
        Assert.StartsWith("Backtest of ", await report.InnerTextAsync("h1"), StringComparison.Ordinal);

        // Its own style and script run under the page's rules.
        Assert.Equal("1220px", await report.EvaluateAsync<string>("getComputedStyle(document.body).maxWidth"));
        await report.ClickAsync("#theme");
        Assert.Contains(await report.EvaluateAsync<string>("document.documentElement.dataset.theme"), (string[])["dark", "light"]);
        paper.Program.Http.DefaultRequestHeaders.Remove("x-functions-key");
        paper.Program.Http.DefaultRequestHeaders.Add("x-functions-key", paper.World.Secrets["TRADING_HTTP_KEY"]);
        using var runs = JsonDocument.Parse(await paper.Program.Http.GetStringAsync("/api/backtests"));
        Assert.Equal("finished", Assert.Single(runs.RootElement.EnumerateArray()).GetProperty("state").GetString());
        Assert.Empty(view.Complaints);
    }
}
