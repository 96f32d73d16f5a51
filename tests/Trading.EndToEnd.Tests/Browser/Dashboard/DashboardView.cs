using System.Globalization;
using Microsoft.Playwright;
using Trading.EndToEnd.Tests.Live;

namespace Trading.EndToEnd.Tests.Browser.Dashboard;

/// <summary>The dashboard in a browser, and what it shows.</summary>
internal sealed class DashboardView(Window window) : IAsyncDisposable
{
    public const int Desktop = 1280;
    public const int Phone = 390;

    public IPage Page => window.Page;

    /// <summary>See <see cref="Window.Complaints"/>. That health which is bad comes with a status is no complaint of the page.</summary>
    public IEnumerable<string> Complaints => window.Complaints.Where(text => !text.Contains("the server responded with a status of 503", StringComparison.Ordinal));

    /// <summary>Opens the page of a program and shows it the key.</summary>
    public static async Task<DashboardView> OpenAsync(Chromium chromium, LiveWorld world, RunningProgram program)
    {
        var view = await GateAsync(chromium, program);
        await view.EnterAsync(world.Secrets["TRADING_HTTP_KEY"]);
        return view;
    }

    /// <inheritdoc cref="OpenAsync(Chromium, LiveWorld, RunningProgram)"/>
    public static Task<DashboardView> OpenAsync(Chromium chromium, PaperWorld paper) => OpenAsync(chromium, paper.World, paper.Program);

    /// <summary>Opens the page of a program, without a key.</summary>
    public static async Task<DashboardView> GateAsync(Chromium chromium, RunningProgram program, int width = Desktop, ColorScheme scheme = ColorScheme.Light) =>
        new(await chromium.OpenAsync(program.Http.BaseAddress!, width, scheme));

    /// <summary>Shows the page the key.</summary>
    public async Task EnterAsync(string key)
    {
        await Page.FillAsync("#key", key);
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForSelectorAsync("#issues");
    }

    /// <summary>The text of an element.</summary>
    public async Task<string> TextAsync(string selector) => (await Page.InnerTextAsync(selector)).Trim();

    /// <summary>The cells of the rows of a table.</summary>
    public async Task<string[][]> RowsAsync(string selector) =>
        await Page.EvaluateAsync<string[][]>("id => [...document.querySelectorAll(`${id} tbody tr`)].map(r => [...r.cells].map(c => c.innerText.trim()))", selector);

    /// <summary>Waits until an element's text says something.</summary>
    public Task UntilAsync(string selector, string text) => Page.Locator(selector, new PageLocatorOptions { HasText = text }).First.WaitForAsync();

    /// <summary>A number as the page shows it.</summary>
    public static decimal Number(string text) => decimal.Parse(text.Replace('\u2212', '-'), NumberStyles.Number, CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
