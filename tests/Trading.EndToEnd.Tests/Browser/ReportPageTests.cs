using System.Globalization;
using Microsoft.Playwright;
using Trading.EndToEnd.Tests.Cli;

namespace Trading.EndToEnd.Tests.Browser;

public sealed class ReportPageTests(Chromium chromium, SmallReport report) : IClassFixture<Chromium>, IClassFixture<SmallReport>
{
    private const int Desktop = 1280;
    private const int Phone = 390;
    private const int ProductColumn = 2;
    private const int NetColumn = 12;

    // A mark with a size: what a reader sees of a plot.
    private const string PlotsWithoutMarks = """
        [...document.querySelectorAll("svg.plot")].filter(svg => svg.getBoundingClientRect().width > 0).filter(svg =>
          ![...svg.querySelectorAll("path.line, rect.bar, rect.cell")].some(mark => {
            const box = mark.getBoundingClientRect();
            return box.width > 0.5 && box.height > 0.5 && getComputedStyle(mark).visibility === "visible";
          })).map(svg => svg.dataset.plot)
        """;

    private const string TextsOutsideTheirPlot = """
        [...document.querySelectorAll("svg.plot")].flatMap(svg => {
          const frame = svg.getBoundingClientRect();
          return frame.width === 0 ? [] : [...svg.querySelectorAll("text")].filter(text => {
            const box = text.getBoundingClientRect();
            return box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2;
          }).map(text => `${svg.dataset.plot}: ${text.textContent}`);
        })
        """;

    private const string TextsThatOverlap = """
        [...document.querySelectorAll("svg.plot")].flatMap(svg => {
          const boxes = svg.getBoundingClientRect().width === 0 ? []
            : [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()]);
          return boxes.flatMap(([a, x], i) => boxes.slice(i + 1)
            .filter(([, y]) => Math.min(x.right, y.right) - Math.max(x.left, y.left) > 1 && Math.min(x.bottom, y.bottom) - Math.max(x.top, y.top) > 3)
            .map(([b]) => `${svg.dataset.plot}: ${a} and ${b}`));
        })
        """;

    [SkippableTheory]
    [InlineData(Desktop, ColorScheme.Light)]
    [InlineData(Desktop, ColorScheme.Dark)]
    [InlineData(Phone, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    public async Task Page_AtEachWidthAndTheme_DrawsEveryPlotWithinThePageAndAsksForNothing(int width, ColorScheme scheme)
    {
        await using var window = await chromium.OpenAsync(report.Page, width, scheme);

        Assert.Equal(width, await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        string[] plots = await window.TextsAsync("[...new Set([...document.querySelectorAll('svg.plot')].map(s => s.dataset.plot))]");
        string[] expected =
        [
            "equity", "drawdown", "months", "waterfall", "makers", "returns", "holds", "bracket", "by-signal", "by-regime", "by-product",
            "by-tier", "by-exit", "by-month", "by-hour", "rejections",
        ];
        Assert.All(expected, plot => Assert.Contains(plot, plots));
        Assert.Empty(await window.TextsAsync(PlotsWithoutMarks));
        Assert.Empty(await window.TextsAsync(TextsOutsideTheirPlot));
        Assert.Empty(await window.TextsAsync(TextsThatOverlap));
        Assert.Empty(window.Complaints);
    }

    [SkippableFact]
    public async Task Trades_ClickOnAHead_SortsAndTurns()
    {
        await using var window = await chromium.OpenAsync(report.Page, Desktop, ColorScheme.Light);
        var head = window.Page.Locator($"th[data-column='{NetColumn}'] button");

        await head.ClickAsync();
        var falling = (await window.ColumnAsync(NetColumn)).Select(Number).ToArray();
        await head.ClickAsync();
        var rising = (await window.ColumnAsync(NetColumn)).Select(Number).ToArray();

        Assert.True(falling.Length > 10, $"{falling.Length} trades");
        Assert.Equal(falling.OrderDescending(), falling);
        Assert.Equal(rising.Order(), rising);
        Assert.True(falling[0] > 0 && rising[0] < 0);
        Assert.Equal("ascending", await window.Page.Locator($"th[data-column='{NetColumn}']").GetAttributeAsync("aria-sort"));
        Assert.Empty(window.Complaints);
    }

    [SkippableFact]
    public async Task Trades_FilterSearchAndPages_ShowWhatIsAskedForAndCountIt()
    {
        await using var window = await chromium.OpenAsync(report.Page, Desktop, ColorScheme.Light);
        var all = await CountAsync(window);

        await window.Page.Locator($"select[data-filter='{ProductColumn}']").SelectOptionAsync("ETH-USD");
        var eth = await CountAsync(window);
        Assert.All(await window.ColumnAsync(ProductColumn), product => Assert.Equal("ETH-USD", product));
        await window.Page.Locator($"select[data-filter='{NetColumn}']").SelectOptionAsync("above");
        var won = await CountAsync(window);
        Assert.All(await window.ColumnAsync(NetColumn), net => Assert.StartsWith("+", net, StringComparison.Ordinal));
        await window.Page.Locator("#trade-search").FillAsync("no such word");
        Assert.Equal(0, await CountAsync(window));
        Assert.True(all > eth && eth > won && won > 0, $"{all}, {eth}, {won}");

        await window.Page.ReloadAsync();
        var shown = (await window.ColumnAsync(0)).Length;
        Assert.Equal(Math.Min(50, all), shown);
        if (all > shown)
        {
            await window.Page.Locator("#trade-next").ClickAsync();
            Assert.Equal("51", (await window.ColumnAsync(0))[0]);
        }

        Assert.Empty(window.Complaints);
    }

    [SkippableTheory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Why_ClickOnATrade_TellsItsStoryAndCloses(int width)
    {
        await using var window = await chromium.OpenAsync(report.Page, width, ColorScheme.Dark);
        var product = (await window.ColumnAsync(ProductColumn))[0];

        await window.Page.Locator("button.why").First.ClickAsync();
        var dialog = window.Page.Locator("#why");
        var text = await dialog.InnerTextAsync();

        Assert.StartsWith(product, text.Trim(), StringComparison.Ordinal);
        string[] parts = ["why it was entered", "why this size", "when it was to end", "fired on", "% of NAV", "slippage", "NAV was"];
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.OrdinalIgnoreCase));
        Assert.InRange((await dialog.BoundingBoxAsync())!.Width, 300, width);
        await window.Page.Keyboard.PressAsync("Escape");
        Assert.False(await dialog.IsVisibleAsync());
        Assert.Empty(window.Complaints);
    }

    [SkippableFact]
    public async Task Theme_Click_ChangesEveryColourAndIsKept()
    {
        await using var window = await chromium.OpenAsync(report.Page, Desktop, ColorScheme.Light);
        const string Colours = "[document.body, document.querySelector('svg .line'), document.querySelector('td')].map(e => getComputedStyle(e).backgroundColor + getComputedStyle(e).color + getComputedStyle(e).stroke)";

        var light = await window.TextsAsync(Colours);
        await window.Page.Locator("#theme").ClickAsync();
        var dark = await window.TextsAsync(Colours);

        Assert.All(light.Zip(dark), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal("dark", await window.Page.EvaluateAsync<string>("document.documentElement.dataset.theme"));
        await window.Page.ReloadAsync();
        Assert.Equal(dark, await window.TextsAsync(Colours));
    }

    [SkippableFact]
    public async Task Hover_AFigureAndALine_ShowsDefinitionAndValues()
    {
        await using var window = await chromium.OpenAsync(report.Page, Desktop, ColorScheme.Light);
        var tip = window.Page.Locator("#tip");

        await window.Page.Locator("dl.figures div", new PageLocatorOptions { HasText = "Sharpe" }).First.FocusAsync();
        Assert.Contains("daily NAV returns", await tip.InnerTextAsync(), StringComparison.Ordinal);
        await window.Page.Locator("svg.broad[data-plot='equity']").HoverAsync();
        Assert.Matches("^2024-0[2-4]-[0-9]{2} [0-9]{2}:[0-9]{2} UTC\nthis run: [0-9,.]+\nBTC at equal exposure: [0-9,.]+\ncash: [0-9,.]+$", await tip.InnerTextAsync());
        Assert.Empty(window.Complaints);
    }

    [SkippableFact]
    public async Task Policy_NameWithMarkup_IsText()
    {
        await using var window = await chromium.OpenAsync(report.Page, Desktop, ColorScheme.Light);

        Assert.Equal("Backtest of few </script><b>bold</b>", await window.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(0, await window.Page.Locator("b").CountAsync());
    }

    [Fact]
    public void Report_HtmlAndCsv_WritesTheSameFilesAgain()
    {
        var html = CliRun.In(report.Folder, "report", report.Json, "--html", "--out", "again.html");
        var csv = CliRun.In(report.Folder, "report", report.Json, "--csv", "--out", "tables");

        Assert.Equal((0, 0), (html.Code, csv.Code));
        Assert.Equal(File.ReadAllBytes(report.Page), File.ReadAllBytes(Path.Combine(report.Folder, "again.html")));
        var beside = Directory.GetFiles(Path.GetDirectoryName(report.Json)!, "*.csv");
        Assert.Equal(18, beside.Length); // six variants with trades, tax lots and equity
        Assert.All(beside, file => Assert.Equal(
            File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(report.Folder, "tables", Path.GetFileName(file)))));
    }

    [Theory]
    [InlineData("--html --csv --out x", "--out: names one file or one folder")]
    [InlineData("--html --json", "--json: prints")]
    public void Report_FormsThatDoNotGoTogether_SaySo(string options, string message)
    {
        var run = CliRun.In(report.Folder, ["report", report.Json, .. options.Split(' ')]);

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static async Task<int> CountAsync(Window window)
    {
        var text = await window.Page.Locator("#trade-count").InnerTextAsync();
        return int.Parse(text.Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    private static decimal Number(string text) => decimal.Parse(text.Replace('\u2212', '-'), NumberStyles.Number, CultureInfo.InvariantCulture);
}
