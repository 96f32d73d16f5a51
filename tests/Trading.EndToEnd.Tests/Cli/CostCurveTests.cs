using System.Globalization;
using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class CostCurveTests(SmallMarket market) : IClassFixture<SmallMarket>, IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void CostCurve_SmallMarket_PrintsEveryAxisAndWritesFiles()
    {
        var run = CostCurve("--csv", "costs.csv", "--html", "costs.html");

        Assert.True(run.Code is 0 or 1, run.Error);
        string[] expected =
        [
            "SYNTHETIC DATA (synthetic market, seed 3, no edge)", "Cost curve of shipped ", "pessimistic fills", "Fees", "taker_120", "Spread",
            "Capital", "1x own", "1000x", "breaks even at a cost of ", run.Code == 0 ? "BREAKS EVEN at its own costs" : "DOES NOT BREAK EVEN at its own costs",
        ];
        Assert.All(expected, text => Assert.Contains(text, run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal));
        Assert.Contains("13 of 13 slices run, 0 taken from results; trial ledger: 1 appended, 0 known, 1 in all", run.Error, StringComparison.Ordinal);
        Assert.Equal(16, File.ReadAllLines(_temp["costs.csv"]).Length);
        Assert.Contains("Cost curve of shipped", File.ReadAllText(_temp["costs.html"]), StringComparison.Ordinal);

        // The base point is the slice and the trial of a backtest.
        var backtest = CliRun.In(_temp.Path, ["backtest", .. Usual, "--fill", "pessimistic"]);
        Assert.Contains("0 of 1 slices run, 1 taken from results", backtest.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_temp["results/evidence/ledger"]));

        var json = CostCurve("--json");
        Assert.Equal(run.Code, json.Code);
        Assert.Contains("0 of 13 slices run, 13 taken from results", json.Error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(run.Code == 0, document.RootElement.GetProperty("is_breaking_even").GetBoolean());
        var axes = document.RootElement.GetProperty("axes").EnumerateArray().Select(a => a.GetProperty("points").EnumerateArray().ToArray()).ToArray();
        Assert.Equal([7, 4, 4], axes.Select(a => a.Length));
        Assert.Equal(0, Amount(axes[0][0], "fees"));
        Assert.True(Amount(axes[0][3], "fees") > 0, json.Output);

        // The base point is the fourth of fees, the second of spread, the first of capital.
        Assert.Equal(Amount(axes[0][3], "net_result"), Amount(axes[1][1], "net_result"));
        Assert.Equal(Amount(axes[0][3], "net_result"), Amount(axes[2][0], "net_result"));
        Assert.Equal(run.Code == 0, Amount(axes[0][3], "net_result") > 0);
    }

    [Fact]
    public void Backtest_WithCostCurve_ShowsItOnItsPageAndSoDoesReport()
    {
        var run = CliRun.In(_temp.Path, ["backtest", .. Usual, "--cost-curve"]);

        Assert.True(run.Code is 0 or 1, run.Error);
        var page = Assert.Single(Directory.GetFiles(_temp["results/reports"], "report.html", SearchOption.AllDirectories));
        var html = File.ReadAllText(page);
        Assert.Contains("Against fees, spread and capital", html, StringComparison.Ordinal);
        Assert.Contains("sharpe-capital", html, StringComparison.Ordinal);
        File.Delete(page);
        CliRun.In(_temp.Path, "report", Path.GetFileName(Path.GetDirectoryName(page)!), "--html");
        Assert.Equal(html, File.ReadAllText(page));
    }

    [Fact]
    public void CostCurve_RangeWithoutTrades_ExitsWithOne()
    {
        var run = CliRun.In(_temp.Path, "costcurve", "--data", market.Folder, "--from", "2024-02-01", "--to", "2024-02-01T01:00:00Z");

        Assert.Equal(1, run.Code);
        Assert.Contains("There are no closed trades", run.Output, StringComparison.Ordinal);
    }

    private static decimal Amount(JsonElement point, string name) =>
        decimal.Parse(point.GetProperty("summary").GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private string[] Usual => ["--data", market.Folder, "--from", "2024-02-01", "--to", "2024-03-15"];

    private CliRun CostCurve(params string[] more) => CliRun.In(_temp.Path, ["costcurve", .. Usual, .. more]);
}
