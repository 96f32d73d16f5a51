using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class SweepTests(SmallMarket market) : IClassFixture<SmallMarket>, IDisposable
{
    private const string TwoKeys = """
        schema_version: 1
        name: two keys
        search: grid
        budget: 6
        keys:
          rules.table[momentum_breakout].stop_pct: [4, 6]
          rules.table[momentum_breakout].target_pct: [8, 12, 20]
        """;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Sweep_GridOfTwoKeys_RanksThemDrawsAMapAndRecordsEveryTrial()
    {
        File.WriteAllText(_temp["sweep.yaml"], TwoKeys);
        var run = Sweep("--trades-min", "1");

        Assert.True(run.Code == 0, run.Output + run.Error);
        string[] expected =
        [
            "SYNTHETIC DATA (synthetic market, seed 3, no edge)", "6 variants of shipped ", "a = rules.table[momentum_breakout].stop_pct",
            "Best 6 of 6, by sharpe", "sharpe by a (down) and b (across)", "a \\ b", "Best by sharpe: variant ",
        ];
        Assert.All(expected, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
        Assert.Contains("6 of 6 slices run, 0 taken from results; trial ledger: 6 appended, 0 known, 6 in all", run.Error, StringComparison.Ordinal);

        var again = Sweep("--trades-min", "1", "--workers", "1");
        Assert.Equal((run.Code, run.Output), (again.Code, again.Output));
        Assert.Contains("0 of 6 slices run, 6 taken from results; trial ledger: 0 appended, 6 known, 6 in all", again.Error, StringComparison.Ordinal);

        // The shipped policy stands in this grid (6 and 20): a backtest of it is no new trial, nor is one with other fills and fees.
        var backtest = CliRun.In(_temp.Path, "backtest", "--data", market.Folder, "--fill", "all", "--fees", "all");
        Assert.Contains("5 of 6 slices run, 1 taken from results", backtest.Error, StringComparison.Ordinal);
        Assert.Equal(6, Directory.GetFiles(_temp["results/evidence/ledger"]).Length);
    }

    [Fact]
    public void Sweep_Json_IsTheStoredReportAndCsvLiesBesideIt()
    {
        File.WriteAllText(_temp["sweep.yaml"], TwoKeys.Replace("grid", "random", StringComparison.Ordinal).Replace("budget: 6", "budget: 3\nseed: 5", StringComparison.Ordinal));
        var run = Sweep("--trades-min", "1", "--json", "--objective", "return");

        Assert.True(run.Code == 0, run.Error);
        var path = Assert.Single(Directory.GetFiles(_temp["results/sweeps"], "sweep.json", SearchOption.AllDirectories));
        Assert.Equal(File.ReadAllText(path), run.Output);
        Assert.Equal(4, File.ReadAllLines(Path.ChangeExtension(path, ".csv")).Length);
        using var json = JsonDocument.Parse(run.Output);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        var best = rows[json.RootElement.GetProperty("best").GetInt32()];
        Assert.Equal(3, rows.Length);
        Assert.Equal(rows.Max(r => r.GetProperty("summary").GetProperty("return_pct").GetDouble()), best.GetProperty("score").GetDouble());
        Assert.True(File.Exists(_temp[$"results/evidence/returns/{best.GetProperty("returns_hash").GetString()}.json"]));
    }

    [Fact]
    public void Sweep_NoneTradesEnough_ExitsWithOne()
    {
        File.WriteAllText(_temp["sweep.yaml"], TwoKeys);
        var run = Sweep("--from", "2024-02-01", "--to", "2024-02-03", "--trades-min", "1000");

        Assert.Equal(1, run.Code);
        Assert.Contains("No variant has a sharpe with at least 1000 trades.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_BrokenLedger_WarnsAndGoesOn()
    {
        File.WriteAllText(_temp["sweep.yaml"], TwoKeys);
        Sweep("--from", "2024-02-01", "--to", "2024-02-03");
        File.Delete(_temp["results/evidence/ledger/00000003.json"]);
        var run = Sweep("--from", "2024-02-01", "--to", "2024-02-04");

        Assert.Equal(1, run.Code);
        Assert.Contains("warning: ledger entry 3: is missing; no gate will pass with a broken ledger", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("budget: 5", "the grid has 6 variants; expected at most the budget of 5")]
    [InlineData("budget: six", "sweep.yaml:4: budget is 'six'; expected a whole number")]
    public void Sweep_BadFile_IsOneMessageAndNothingIsWritten(string budget, string message)
    {
        File.WriteAllText(_temp["sweep.yaml"], TwoKeys.Replace("budget: 6", budget, StringComparison.Ordinal));
        var run = Sweep();

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_temp["results"]));
    }

    private CliRun Sweep(params string[] more) => CliRun.In(_temp.Path, ["sweep", "sweep.yaml", "--data", market.Folder, .. more]);
}
