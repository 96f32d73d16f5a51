using System.Text.Json;
using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class GateTests(SmallMarket market) : IClassFixture<SmallMarket>, IDisposable
{
    private static readonly Dictionary<string, string> Key = new() { ["TRADING_VERDICT_KEY"] = Convert.ToBase64String(new byte[32]) };

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Gate_ShippedPolicyOnAMarketWithoutAnEdge_PrintsNoGoAndExitsWithOne()
    {
        var run = CliRun.In(_temp.Path, "gate", "--data", market.Folder);

        Assert.True(run.Code == 1, run.Output + run.Error);
        string[] expected =
        [
            "SYNTHETIC DATA", "Pessimistic fills, fees default", "deflated_sharpe", "the lower of", "expected at least 0.95",
            "overfitting_probability: not defined with 1 trial", "Verdict: NO-GO, not met:", "under fees taker_120: NO-GO",
        ];
        Assert.All(expected, text => Assert.Contains(text, run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal));
        Assert.Contains("no verdict was written: TRADING_VERDICT_KEY is not set", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_temp["verdict.json"]));
    }

    [Fact]
    public void Gate_WithAKey_SignsTheVerdictAndRepeatsItsReport()
    {
        var first = CliRun.In(_temp.Path, Key, "gate", "--data", market.Folder, "--json", "--out", "v.json");
        var second = CliRun.In(_temp.Path, Key, "gate", "--data", market.Folder, "--json", "--out", "v.json");

        Assert.Equal((1, first.Output), (second.Code, second.Output));
        using var report = JsonDocument.Parse(first.Output);
        using var verdict = JsonDocument.Parse(File.ReadAllText(_temp["v.json"]));
        var signed = verdict.RootElement.GetProperty("verdict");
        Assert.Equal("no_go", signed.GetProperty("verdict").GetString());
        Assert.Equal("canary", signed.GetProperty("capital_step").GetString());
        Assert.Equal(report.RootElement.GetProperty("policy_hash").GetString(), signed.GetProperty("policy_hash").GetString());
        Assert.Equal(report.RootElement.GetProperty("trial_ledger_head").GetString(), signed.GetProperty("trial_ledger_head").GetString());
        Assert.Equal(64, verdict.RootElement.GetProperty("signature").GetString()!.Length);
    }

    [Fact]
    public void Gate_OfAWalkForward_JudgesItsTestsAndThePolicyThatItChoseLast()
    {
        File.WriteAllText(_temp["sweep.yaml"], """
            schema_version: 1
            search: grid
            budget: 2
            keys:
              rules.table[momentum_breakout].stop_pct: [4, 8]
            """);
        var walk = CliRun.In(
            _temp.Path, "walkforward", "sweep.yaml", "--data", market.Folder, "--in-sample", "40", "--out-of-sample", "20", "--trades-min", "1", "--fill", "pessimistic", "--json");
        using var report = JsonDocument.Parse(walk.Output);
        var id = report.RootElement.GetProperty("id").GetString()!;
        var windows = report.RootElement.GetProperty("windows");

        var run = CliRun.In(_temp.Path, "gate", "--data", market.Folder, "--walkforward", id, "--json");

        Assert.True(run.Code == 1, run.Error);
        using var gate = JsonDocument.Parse(run.Output);
        Assert.Equal(id, gate.RootElement.GetProperty("walk_forward_id").GetString());
        Assert.Equal(windows[windows.GetArrayLength() - 1].GetProperty("policy_hash").GetString(), gate.RootElement.GetProperty("policy_hash").GetString());
        Assert.Equal(
            report.RootElement.GetProperty("out_of_sample").GetProperty("summary").GetProperty("net_result").GetString(),
            gate.RootElement.GetProperty("evidence").GetProperty("net").GetString());

        var text = CliRun.In(_temp.Path, "gate", "--data", market.Folder, "--walkforward", id).Output;
        Assert.Contains("Judged are the linked out-of-sample tests of walk-forward", text, StringComparison.Ordinal);
        File.WriteAllText(_temp["other.yaml"], "extends: shipped\nname: other\nrisk: {max_open_positions: 3}\n");
        var other = CliRun.In(_temp.Path, "gate", "--data", market.Folder, "--walkforward", id, "--policy", "other.yaml");
        Assert.Equal(2, other.Code);
        Assert.Contains("is put forward; expected the one that it chose", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Gate_StandingVerdict_HasToBeASignedGo()
    {
        CliRun.In(_temp.Path, Key, "gate", "--data", market.Folder, "--out", "v.json");

        var noGo = CliRun.In(_temp.Path, Key, "gate", "--data", market.Folder, "--verdict", "v.json");
        Assert.Equal(2, noGo.Code);
        Assert.Contains("--verdict: v.json says no_go; expected the verdict in force", noGo.Error, StringComparison.Ordinal);

        File.WriteAllText(_temp["v.json"], File.ReadAllText(_temp["v.json"]).Replace("no_go", "go", StringComparison.Ordinal));
        var forged = CliRun.In(_temp.Path, Key, "gate", "--data", market.Folder, "--verdict", "v.json");
        Assert.Equal(2, forged.Code);
        Assert.Contains("it was changed after it was signed", forged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Gate_LedgerEntryDeleted_SaysWhich()
    {
        CliRun.In(_temp.Path, "gate", "--data", market.Folder, "--from", "2024-02-01");
        var entries = Directory.GetFiles(_temp["results/evidence/ledger"]).Order(StringComparer.Ordinal).ToArray();
        File.Delete(entries[0]);

        var run = CliRun.In(_temp.Path, "gate", "--data", market.Folder, "--from", "2024-02-01");

        Assert.Equal(1, run.Code);
        Assert.Contains("trial_ledger: 1 break: ledger entry 1: is missing", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--step quarter --account trial", "--store: trading.db does not exist; expected the store of an account that traded")]
    [InlineData("--walkforward 12", "--walkforward: '12' is not an id; expected 64 hexadecimal digits")]
    [InlineData("--verdict none.json", "--verdict: none.json: there is no verdict file")]
    [InlineData("--step tiny", "--step: 'tiny' is not known; expected one of canary, quarter, half, full")]
    [InlineData("--data nowhere", "nowhere")]
    public void Gate_BadOption_NamesIt(string arguments, string message)
    {
        var options = arguments.Split(' ').ToList();
        if (!options.Contains("--data"))
        {
            options.AddRange(["--data", market.Folder]);
        }

        var run = CliRun.In(_temp.Path, ["gate", .. options]);

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
