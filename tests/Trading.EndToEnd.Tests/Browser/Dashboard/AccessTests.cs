using System.Text.Json;
using Microsoft.Playwright;

namespace Trading.EndToEnd.Tests.Browser.Dashboard;

/// <summary>Whether everybody can use the page: axe finds nothing serious, nothing scrolls sideways, and no mouse is needed.</summary>
[Collection(DashboardCollection.Name)]
public sealed class AccessTests(Chromium chromium, PaperWorld paper, NodeModules node) : IClassFixture<NodeModules>
{
    private const string Serious = """
        async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
          .filter(found => found.impact === "serious" || found.impact === "critical")
          .flatMap(found => found.nodes.map(node => `${found.id}: ${node.target} ${node.failureSummary}`))
        """;

    [SkippableTheory]
    [InlineData(DashboardView.Desktop, ColorScheme.Light)]
    [InlineData(DashboardView.Desktop, ColorScheme.Dark)]
    [InlineData(DashboardView.Phone, ColorScheme.Light)]
    [InlineData(DashboardView.Phone, ColorScheme.Dark)]
    public async Task Page_EachViewAtEachWidthAndTheme_HasNoSeriousFindingAndFits(int width, ColorScheme scheme)
    {
        Assert.NotNull(node);
        NodeModules.Require();
        var axe = await File.ReadAllTextAsync(Path.Combine(NodeModules.Folder, "node_modules", "axe-core", "axe.min.js"));
        await using var view = await DashboardView.GateAsync(chromium, paper.Program, width, scheme);
        await view.Page.EvaluateAsync($"() => {{ {axe} }}");
        await view.UntilAsync("#liveness", "The host answers: the account is");
        await CheckAsync(view, width);

        await view.EnterAsync(paper.World.Secrets["TRADING_HTTP_KEY"]);
        await view.Page.WaitForSelectorAsync("#equity-plot svg.plot");
        await view.Page.WaitForSelectorAsync("#metrics");
        await view.Page.WaitForSelectorAsync("#alerts-active");
        await view.Page.Locator("#cycle-table button").First.ClickAsync();
        await view.UntilAsync("#explained h4", "BTC-USD");
        await view.Page.ClickAsync("#new-run summary");
        await view.Page.WaitForSelectorAsync("#run-products option");
        await view.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        await CheckAsync(view, width);

        await view.Page.ClickAsync("#open-switch");
        await view.Page.Locator("#switch input[value=no-new-risk]").CheckAsync();
        await CheckAsync(view, width);
        Assert.Empty(view.Complaints);
    }

    [SkippableFact]
    public async Task Keyboard_FromGateToExplanationAndDialog_NeedsNoMouse()
    {
        await using var view = await DashboardView.GateAsync(chromium, paper.Program);
        var keyboard = view.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await FocusedAsync(view));
        await TabToAsync(view, "#key");
        await keyboard.TypeAsync(paper.World.Secrets["TRADING_HTTP_KEY"]);
        await keyboard.PressAsync("Enter");
        await view.Page.WaitForSelectorAsync("#cycle-table");
        await view.Page.WaitForSelectorAsync("#equity-plot svg.plot");

        await TabToAsync(view, "#cycle-table button");
        Assert.NotEqual("none", await view.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await keyboard.PressAsync("Enter");
        await view.UntilAsync("#explained h4", "BTC-USD");
        await TabToAsync(view, "input[name=explained-product]");
        await keyboard.PressAsync("ArrowDown");
        await view.UntilAsync("#explained h4", "ETH-USD");

        await view.Page.FocusAsync("#open-switch");
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Space");
        await view.Page.WaitForSelectorAsync("#switch-set");
        await keyboard.PressAsync("Escape");
        Assert.False(await view.Page.Locator("#switch").IsVisibleAsync());
        Assert.Equal("open-switch", await view.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Empty(view.Complaints);
    }

    private static async Task CheckAsync(DashboardView view, int width)
    {
        string[] found = await view.Page.EvaluateAsync<string[]>(Serious);
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
        Assert.Equal(width, await view.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static Task<string> FocusedAsync(DashboardView view) => view.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()");

    private static async Task TabToAsync(DashboardView view, string selector)
    {
        const int PressesMax = 100;
        for (var i = 0; i < PressesMax; i++)
        {
            if (await view.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await view.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} was not reached within {PressesMax} presses of Tab");
    }
}
