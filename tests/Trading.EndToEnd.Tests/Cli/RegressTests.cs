using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

/// <summary>The committed baselines, held by every test run; and that a difference is told.</summary>
public sealed class RegressTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Regress_SyntheticBaseline_IsKeptAndADifferenceIsNamed()
    {
        var baseline = Baseline("shipped.synthetic.json");
        Make(baseline);

        var kept = CliRun.In(_temp.Path, "regress", baseline, "--data", "market");
        Assert.True(kept.Code == 0, kept.Output + kept.Error);
        Assert.Contains("30 figures of 3 runs are as in", kept.Output, StringComparison.Ordinal);

        // One trade more in the baseline than there is.
        File.WriteAllText(_temp["other.json"], File.ReadAllText(baseline).Replace("\"trades\": 105", "\"trades\": 106", StringComparison.Ordinal));
        var moved = CliRun.In(_temp.Path, "regress", "other.json", "--data", "market", "--json");
        Assert.Equal(1, moved.Code);
        using var json = JsonDocument.Parse(moved.Output);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().Where(row => !row.GetProperty("is_kept").GetBoolean()).ToArray();
        Assert.All(rows, row => Assert.Equal(("trades", "106", "105"), (row.GetProperty("figure").GetString(), row.GetProperty("before").GetString(), row.GetProperty("now").GetString())));
        Assert.NotEmpty(rows);
    }

    [SkippableFact]
    public void Regress_RealBaseline_IsKept()
    {
        var import = CliRun.In(
            _temp.Path, "data", "import", SharedData.PathOf("candles", "coinbase"), "--out", "data", "--intervals", "15m");
        Assert.True(import.Code == 0, import.Error);

        var kept = CliRun.In(_temp.Path, "regress", Baseline("shipped.coinbase.json"), "--data", "data");

        Assert.True(kept.Code == 0, kept.Output + kept.Error);
        Assert.Contains("60 figures of 6 runs are as in", kept.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Regress_Take_WritesABaselineThatItsOwnRunKeeps()
    {
        Make(Baseline("shipped.synthetic.json"));
        string[] range = ["--from", "2024-03-01", "--to", "2024-05-01", "--products", "BTC-USD,SOL-USD"];

        var taken = CliRun.In(_temp.Path, ["regress", "mine.json", "--take", "--data", "market", .. range]);
        Assert.True(taken.Code == 0, taken.Error);
        var kept = CliRun.In(_temp.Path, "regress", "mine.json", "--data", "market");
        Assert.True(kept.Code == 0, kept.Output + kept.Error);

        // What was agreed on cannot be bent by an option, and nothing is agreed on where nothing was traded.
        var bent = CliRun.In(_temp.Path, "regress", "mine.json", "--data", "market", "--to", "2024-04-01");
        Assert.Equal((2, "error: --to: the baseline says it; expected it with --take only\n"), (bent.Code, bent.Error));
        var empty = CliRun.In(_temp.Path, "regress", "empty.json", "--take", "--data", "market", "--from", "2024-03-01", "--to", "2024-03-02");
        Assert.Equal((2, "error: empty.json: runs: base, default: 0 trades; expected at least 1\n"), (empty.Code, empty.Error));
        Assert.False(File.Exists(_temp["empty.json"]));
    }

    [Fact]
    public void Regress_OtherDatasetOrNone_SaysWhichItNeeds()
    {
        var baseline = Baseline("shipped.synthetic.json");
        var none = CliRun.In(_temp.Path, "regress", baseline);
        Assert.Equal(2, none.Code);
        Assert.Contains("--data: no dataset in ./data", none.Error, StringComparison.Ordinal);
        Assert.Contains("data synth --out market --seed 11", none.Error, StringComparison.Ordinal);

        var made = CliRun.In(
            _temp.Path, "data", "synth", "--out", "market", "--seed", "12", "--products", "2", "--from", "2024-01-01", "--to", "2024-02-01");
        Assert.True(made.Code == 0, made.Error);
        var other = CliRun.In(_temp.Path, "regress", baseline, "--data", "market");
        Assert.Equal(2, other.Code);
        Assert.Contains("; expected aad7a90849ff8b1e7ffe2cde254b96224c46b1dc0c59a4b051b95819ec7dde32, which ", other.Error, StringComparison.Ordinal);
    }

    private static string Baseline(string name) => Path.Combine(AppContext.BaseDirectory, "Baselines", name);

    // As the baseline itself says.
    private void Make(string baseline)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(baseline));
        var made = CliRun.In(_temp.Path, json.RootElement.GetProperty("dataset_made_by").GetString()!.Split(' '));
        Assert.True(made.Code == 0, made.Error);
    }
}
