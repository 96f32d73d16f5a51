using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class BacktestTests(SmallMarket market) : IClassFixture<SmallMarket>, IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Backtest_TooFewTrades_SaysSoAndExitsWithOne()
    {
        var run = Run("backtest", "--data", market.Folder, "--from", "2024-02-01", "--to", "2024-02-02");
        Assert.Equal(1, run.Code);
        Assert.Contains("Verdict: insufficient_trades: the policy asks for at least 100 trades", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Backtest_EnoughTradesForThePolicy_ExitsWithZero()
    {
        File.WriteAllText(_temp["few.yaml"], "extends: shipped\nname: few\nbacktest:\n  trades_min: 1\n");
        var run = Run("backtest", "--data", market.Folder, "--policy", "few.yaml");
        Assert.True(run.Code == 0, run.Output + run.Error);
        string[] expected =
        [
            "SYNTHETIC DATA (synthetic market, seed 3, no edge)", "few ", "2024-01-09T00:00:00Z to 2024-05-01T00:00:00Z", "base, seed 1",
            "maker 40 bps, taker 60 bps", "Net result", "Sharpe", "less slippage", "= net", "Funnel over", "scanned", "filled", "By signal",
            "By product", "By regime", "By exit", "cash", "Violations of caps and pacing, by an audit of the trade log alone: 0", "Verdict: complete",
        ];
        Assert.All(expected, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("Bracket", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void Backtest_AllFillsAndFees_PrintsTheBracketAndReportRepeatsIt()
    {
        var run = Run("backtest", "--data", market.Folder, "--fill", "all", "--fees", "all");
        Assert.Contains("Bracket: fill modes and fees", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split('\n').Count(line => line.TrimStart().StartsWith("pessimistic ", StringComparison.Ordinal)));

        var path = Assert.Single(Directory.GetFiles(_temp["results/reports"], "report.json", SearchOption.AllDirectories));
        var id = Path.GetFileName(Path.GetDirectoryName(path))!;
        Assert.Equal((run.Code, run.Output), Answer(Run("report", id[..10])));
        Assert.Equal((run.Code, run.Output), Answer(Run("report", path)));
        Assert.Equal((0, id + Environment.NewLine), Answer(Run("report")));

        var json = Run("backtest", "--data", market.Folder, "--fill", "all", "--fees", "all", "--json");
        Assert.Equal(File.ReadAllText(path), json.Output);
        Assert.Contains("0 of 6 slices run, 6 taken from results", json.Error, StringComparison.Ordinal);
        Assert.Equal(json.Output, Run("report", id, "--json").Output);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(run.Code == 0 ? "complete" : "insufficient_trades", document.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(6, document.RootElement.GetProperty("variants").GetArrayLength());
        Assert.True(document.RootElement.GetProperty("variants")[0].GetProperty("performance").GetProperty("is_synthetic").GetBoolean());
    }

    [Fact]
    public void Backtest_DamagedSlice_IsRunAgainAndSaysSo()
    {
        var first = Run("backtest", "--data", market.Folder, "--split", "month");
        var slice = Directory.GetFiles(_temp["results/slices"])[0];
        File.WriteAllText(slice, File.ReadAllText(slice)[..100]);
        var second = Run("backtest", "--data", market.Folder, "--split", "month");
        Assert.Equal(Answer(first), Answer(second));
        Assert.Contains("damaged", second.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 4 slices run, 3 taken from results", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Backtest_DataFolderHoldsADataset_IsFoundWithoutNamingIt()
    {
        var link = Directory.CreateSymbolicLink(_temp["data"], market.Folder);
        var run = Run("backtest", "--from", "2024-02-01", "--to", "2024-02-02");
        link.Delete();
        Assert.Contains("seed 3", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("making", run.Error, StringComparison.Ordinal);
    }

    private CliRun Run(params string[] arguments) => CliRun.In(_temp.Path, arguments);

    private static (int Code, string Output) Answer(CliRun run) => (run.Code, run.Output);
}
