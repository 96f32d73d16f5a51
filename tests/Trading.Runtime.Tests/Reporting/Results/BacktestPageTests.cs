using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Runtime.Backtests;
using Trading.Runtime.Reporting.Results;
using Trading.Runtime.Tests.Backtests;
using Trading.Runtime.Tests.Testing;

namespace Trading.Runtime.Tests.Reporting.Results;

public class BacktestPageTests(UndisturbedRun runs) : IClassFixture<UndisturbedRun>
{
    private const string Hostile = "</script><b onmouseover=\"x()\">it's & https://example.org</b><!--";

    [Fact]
    public void ToHtml_SameReport_SameBytes()
    {
        var page = BacktestPage.ToHtml(runs.TwoModes);

        Assert.Equal(page, BacktestPage.ToHtml(runs.TwoModes));
        Assert.Equal(page, BacktestPage.ToHtml(BacktestReport.Read(runs.TwoModes.ToJson(), "report.json")));
    }

    [Fact]
    public void ToHtml_ARealRun_HoldsNoAddress()
    {
        var html = Html(runs.TwoModes);

        Assert.DoesNotMatch(new Regex("https?:|url\\(|@import|\\ssrc=|\\sstyle=|\\son[a-z]+=|xmlns|<link|<iframe|<img|<base", RegexOptions.IgnoreCase), html);
        Assert.All(Regex.Matches(html, "href=\"([^\"]*)\"").Select(m => m.Groups[1].Value), address =>
        {
            Assert.StartsWith("#", address, StringComparison.Ordinal);
            Assert.Contains($"id=\"{address[1..]}\"", html, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void ToHtml_ContentSecurityPolicy_LetsThroughItsOwnStyleAndScriptAlone()
    {
        var html = Html(runs.TwoModes);
        var policy = System.Net.WebUtility.HtmlDecode(Regex.Match(html, "Content-Security-Policy\" content=\"([^\"]*)\"").Groups[1].Value);

        Assert.Equal(
            $"default-src 'none'; style-src '{HashOf(html, "style")}'; script-src '{HashOf(html, "script")}'; base-uri 'none'; form-action 'none'", policy);
    }

    [Fact]
    public void ToHtml_HostileText_StaysText()
    {
        var performance = runs.TwoModes.Variants[0].Performance;
        var trade = performance.Run.Trades[0];
        var hostile = trade with { Entry = trade.Entry with { Signal = Hostile }, Origin = trade.Origin with { CodeVersion = Hostile } };
        var run = performance.Run with { Trades = [hostile] };
        var report = runs.TwoModes with
        {
            PolicyName = Hostile,
            EngineVersion = Hostile,
            Dataset = runs.TwoModes.Dataset with { SyntheticLabel = Hostile, Venue = Hostile },
            Variants =
            [
                runs.TwoModes.Variants[0] with
                {
                    FeeSchedule = Hostile,
                    Performance = performance with { Run = run, BySignal = Core.Analytics.GroupResult.By([hostile], t => t.Entry.Signal) },
                },
            ],
        };

        var html = Html(report);

        Assert.DoesNotContain("<b ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, "</script"));
        using var data = Data(html);
        Assert.Equal(Hostile, data.RootElement.GetProperty("trades").GetProperty("rows")[0][3].GetString());
    }

    [Fact]
    public void ToHtml_ReferencePriceUnknown_LeavesTheLineOut()
    {
        var variant = runs.TwoModes.Variants[0];
        var run = variant.Performance.Run with
        {
            ReferenceAtStart = double.NaN,
            Days = [.. variant.Performance.Run.Days.Select(d => d with { ReferencePrice = double.NaN })],
        };
        var report = runs.TwoModes with { Variants = [variant with { Performance = variant.Performance with { Run = run, Benchmarks = new(0, null, null, null) } }] };

        var html = Html(report);

        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.Contains("The dataset has no prices of the reference product", html, StringComparison.Ordinal);
        Assert.DoesNotContain("at equal exposure", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_NoTradeAtAll_StillMakesAPage()
    {
        var variant = runs.TwoModes.Variants[0];
        var run = variant.Performance.Run with { Trades = [] };
        var performance = Core.Analytics.PerformanceReport.Of(run, TestRun.Dataset.Manifest, TestRun.Policy);

        var html = Html(runs.TwoModes with { Variants = [variant with { Performance = performance }] });

        Assert.Contains("There are no trades.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_ARealRun_HasEveryTradeWithItsWhy()
    {
        var trades = runs.TwoModes.Variants[0].Performance.Run.Trades;
        using var data = Data(Html(runs.TwoModes));
        var table = data.RootElement.GetProperty("trades");

        Assert.NotEmpty(trades);
        Assert.Equal(trades.Count, table.GetProperty("rows").GetArrayLength());
        Assert.Equal(trades.Select(TradeStory.TitleOf), table.GetProperty("why").EnumerateArray().Select(w => w[0].GetString()));
        Assert.All(table.GetProperty("rows").EnumerateArray(), row => Assert.Equal(table.GetProperty("columns").GetArrayLength(), row.GetArrayLength()));
    }

    [Fact]
    public void ToHtml_ARealRun_NamesWhatItIsBoundTo()
    {
        var html = Html(runs.TwoModes);
        string[] bound =
        [
            runs.TwoModes.Id, runs.TwoModes.PolicyHash, runs.TwoModes.Dataset.Id, runs.TwoModes.EngineVersion,
            runs.TwoModes.Variants[0].Performance.Run.OrderListHash, "synthetic market, seed 3, no edge", "Too few trades",
        ];

        Assert.All(bound, text => Assert.Contains(text, html, StringComparison.Ordinal));
        Assert.All(runs.TwoModes.Variants, v => Assert.Contains($">{v.FillMode.ToCode()}</td>", html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Archive_Save_WritesThePageAndDailyEquityBesideTheReport()
    {
        var store = new MemoryObjectStore();

        await new ReportArchive(store).SaveAsync(runs.TwoModes);

        Assert.Equal(BacktestPage.ToHtml(runs.TwoModes), store.Objects[$"reports/{runs.TwoModes.Id}/report.html"]);
        var days = Encoding.UTF8.GetString(store.Objects[$"reports/{runs.TwoModes.Id}/pessimistic-taker_120.equity.csv"]);
        Assert.Equal(runs.TwoModes.Variants[1].Performance.Run.Days.Count + 1, days.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string Html(BacktestReport report) => Encoding.UTF8.GetString(BacktestPage.ToHtml(report));

    private static string HashOf(string html, string element)
    {
        var content = Regex.Match(html, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }

    private static JsonDocument Data(string html) =>
        JsonDocument.Parse(Regex.Match(html, "<script id=\"data\" type=\"application/json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value);
}
