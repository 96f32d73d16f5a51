using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class WalkForwardTests(SmallMarket market) : IClassFixture<SmallMarket>, IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void WalkForward_ThreeWindows_PrintsThemAndRepeatsFromStoredSlices()
    {
        var run = Run();

        Assert.True(run.Code is 0 or 1, run.Output + run.Error);
        string[] expected =
        [
            "SYNTHETIC DATA (synthetic market, seed 3, no edge)", "3 rolling windows: 40 days in sample, 2 of embargo, 20 out of sample",
            "chosen by sharpe of at least 1 trades, after purging", "Windows: sharpe in sample and out", "2024-02-20", "Out of sample, linked",
            "base policy", "windows earned out of sample",
        ];
        Assert.All(expected, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));

        var again = Run("--workers", "1");
        Assert.Equal((run.Code, run.Output), (again.Code, again.Output));
        Assert.Matches("^0 of [0-9]+ slices run, [0-9]+ taken from results; trial ledger: 0 appended", again.Error);
    }

    [Fact]
    public void WalkForward_Json_IsTheStoredReportAndItsExitCodeFollowsTheResult()
    {
        var run = Run("--json", "--mode", "anchored", "--embargo", "0");

        var path = Assert.Single(Directory.GetFiles(_temp["results/walkforwards"], "walkforward.json", SearchOption.AllDirectories));
        Assert.Equal(File.ReadAllText(path), run.Output);
        using var json = JsonDocument.Parse(run.Output);
        var net = decimal.Parse(json.RootElement.GetProperty("out_of_sample").GetProperty("summary").GetProperty("net_result").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(net > 0 ? 0 : 1, run.Code);
        var windows = json.RootElement.GetProperty("windows").GetArrayLength();
        Assert.Equal(windows + 1, File.ReadAllLines(Path.ChangeExtension(path, ".csv")).Length);
    }

    [Theory]
    [InlineData("--in-sample 400", "holds no window of 400 days in sample")]
    [InlineData("--mode roling", "--mode: 'roling' is not known; expected one of rolling, anchored; did you mean rolling?")]
    [InlineData("--out-of-sample 0", "--out-of-sample: '0' found; expected a whole number from 1")]
    [InlineData("--embargo -1", "--embargo: '-1' found; expected a whole number from 0")]
    public void WalkForward_BadInput_IsOneMessageAndNothingIsWritten(string options, string message)
    {
        var run = Run(options.Split(' '));

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_temp["results"]));
    }

    private CliRun Run(params string[] more)
    {
        File.WriteAllText(_temp["sweep.yaml"], "schema_version: 1\nsearch: grid\nbudget: 2\nkeys:\n  rules.table[momentum_breakout].stop_pct: [4, 8]\n");
        string[] defaults = ["--in-sample", "40", "--out-of-sample", "20"];
        var kept = defaults.Chunk(2).Where(pair => !more.Contains(pair[0])).SelectMany(pair => pair);
        return CliRun.In(_temp.Path, ["walkforward", "sweep.yaml", "--data", market.Folder, "--trades-min", "1", .. kept, .. more]);
    }
}
