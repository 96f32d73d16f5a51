using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class BadInputTests(SmallMarket market) : IClassFixture<SmallMarket>, IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("", "a command is missing; expected one of backtest, sweep, walkforward, costcurve, report, regress, replay-market, replay, why, compare, gate, run, cycle, health, compact, alerts, kill, pause, resume, close, flatten, ack, data, policy")]
    [InlineData("bcktest", "'bcktest' is not a command; expected one of backtest, sweep, walkforward, costcurve, report, regress, replay-market, replay, why, compare, gate, run, cycle, health, compact, alerts, kill, pause, resume, close, flatten, ack, data, policy; did you mean backtest?")]
    [InlineData("backtest --fil all", "'--fil'; did you mean --fill?")]
    [InlineData("backtest --fill bas", "--fill: 'bas' is not known; expected one of optimistic, base, pessimistic, all; did you mean base?")]
    [InlineData("backtest --split week", "--split: 'week' is not known; expected one of none, year, quarter, month")]
    [InlineData("backtest --from 2025-01-01 --to 2024-01-01", "--from: 2025-01-01T00:00:00Z is not before --to 2024-01-01T00:00:00Z")]
    [InlineData("backtest --from yesterday", "--from: 'yesterday' is not a time")]
    [InlineData("backtest --products BTC", "--products: 'BTC' is not a product; expected BASE-QUOTE")]
    [InlineData("backtest --products BTC-USD,", "--products: 'BTC-USD,' has an empty part")]
    [InlineData("backtest --seed -1", "--seed: '-1' is not a seed")]
    [InlineData("backtest --workers 0", "--workers: '0' found; expected a whole number from 1")]
    [InlineData("backtest --interval 15", "--interval: '15' is not an interval")]
    [InlineData("backtest --policy nope.yaml", "nope.yaml: does not exist; expected a policy file")]
    [InlineData("backtest --data nope", "nope: there is no dataset here")]
    [InlineData("backtest --data {market} --products XRP-USD", "'XRP-USD' is not in the dataset; it has BTC-USD, ETH-USD")]
    [InlineData("backtest --data {market} --fees gold", "'gold' is not a fee schedule of the policy; expected default, taker_120")]
    [InlineData("backtest --data {market} --interval 5m", "no product of the dataset has 5m candles; it has 15m")]
    [InlineData("backtest --data {market} --to 2030-01-01", "is not within the data, which runs from 2024-01-01T00:00:00Z to 2024-05-01T00:00:00Z")]
    [InlineData("backtest --products XYZ-USD", "'XYZ-USD' is not in the dataset; it has ADA-USD, BTC-USD")]
    [InlineData("backtest --to 2030-01-01", "is not within the data, which runs from 2024-01-01T00:00:00Z to 2026-01-01T00:00:00Z")]
    [InlineData("sweep", "Required argument 'sweep.yaml' missing")]
    [InlineData("sweep nope.yaml", "nope.yaml: does not exist; expected a sweep file")]
    [InlineData("sweep nope.yaml --fill all", "--fill: 'all' is not known; expected one of optimistic, base, pessimistic")]
    [InlineData("costcurve --fill all", "--fill: 'all' is not known; expected one of optimistic, base, pessimistic")]
    [InlineData("costcurve --data nope", "nope: there is no dataset here")]
    [InlineData("costcurve --data {market} --products XRP-USD", "'XRP-USD' is not in the dataset; it has BTC-USD, ETH-USD")]
    [InlineData("report nope", "there is none with the id 'nope'")]
    [InlineData("report nope/report.json", "nope/report.json: does not exist")]
    [InlineData("data import --out x", "sources: none")]
    [InlineData("data import nope.csv --out x", "nope.csv: does not exist")]
    [InlineData("data import --sqlite nope.db --out x", "--sqlite: nope.db does not exist")]
    [InlineData("data verify nope", "nope: there is no dataset here")]
    [InlineData("data push nope", "nope: there is no dataset here")]
    [InlineData("data synth", "'--out' is required")]
    [InlineData("data synth --out x --products 99", "--products: '99' found; expected a whole number from 1 to 20")]
    [InlineData("data synth --out x --products XYZ-USD", "'XYZ-USD' is not one that can be made")]
    [InlineData("data synth --out x --edge reversl", "--edge: 'reversl' is not known; expected one of none, reversal, momentum; did you mean reversal?")]
    [InlineData("data synth --out x --edge-bps 5", "--edge-bps: 5 without --edge")]
    [InlineData("data synth --out x --interval 7m", "7m")]
    [InlineData("data synth --out {market}", "is a dataset already")]
    [InlineData("policy hash nope.yaml", "nope.yaml: does not exist")]
    [InlineData("policy diff shipped nope.yaml", "nope.yaml: does not exist")]
    [InlineData("policy diff shipped 0123456789abcdef", "policy 0123456789abcdef: none in the archive has a hash that begins so")]
    [InlineData("policy history", "trading.db: does not exist; expected the SQLite file of an account (--store)")]
    [InlineData("compact", "trading.db: does not exist; expected the SQLite file of an account (--store)")]
    [InlineData("cycle --mode lve", "--mode: 'lve' is not known; expected one of dry-run, paper, live; did you mean live?")]
    [InlineData("cycle --slot 2025-01-01T00:01:00Z", "--slot: 2025-01-01T00:01:00Z is not a multiple of the policy's 15m")]
    [InlineData("cycle --slot 2125-01-01", "--slot: 2125-01-01T00:00:00Z has not come yet")]
    [InlineData("cycle --account a/b", "--account: 'a/b' is not a name")]
    [InlineData("cycle --read-only no", "--read-only: 'no' is not known; expected one of true, false")]
    [InlineData("cycle --venue-address coinbase", "--venue-address: 'coinbase' is not an address")]
    [InlineData("cycle --venue-address http://example.com", "is not encrypted; expected https")]
    [InlineData("run --schedule hourly", "--schedule: 'hourly' is not a schedule; expected six NCRONTAB fields")]
    [InlineData("run --schedule 0,*/5,*,*,*,*", "--schedule: '0 */5 * * * *' does not fire when the policy decides, which is 20 s after every multiple of 15m (UTC); expected 20 */15 * * * *")]
    [InlineData("run --http 70000", "--http: '70000' found; expected a whole number from 0 to 65535")]
    [InlineData("health", "--store: trading.db does not exist")]
    [InlineData("kill --level stop", "--level: 'stop' is not known; expected one of off, no-new-risk, halt-all")]
    [InlineData("kill", "--store: trading.db does not exist")]
    [InlineData("pause", "Required argument 'product' missing")]
    [InlineData("close BTC", "close: 'BTC' is not a product")]
    [InlineData("flatten", "--store: trading.db does not exist")]
    [InlineData("ack --store nope.db", "--store: nope.db does not exist")]
    [InlineData("compare", "trading.db: does not exist; expected the SQLite file of an account (--store)")]
    [InlineData("compare --fill all", "--fill: 'all' is not known; expected one of optimistic, base, pessimistic")]
    [InlineData("compare --alert-pct -1", "--alert-pct: -1 found; expected 0 or more")]
    [InlineData("policy check --nav much", "--nav: 'much' is not an amount")]
    public void Run_BadInput_GivesOneMessageExitCodeTwoAndWritesNothing(string command, string expected)
    {
        var arguments = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a == "{market}" ? market.Folder
            : a.StartsWith("0,", StringComparison.Ordinal) ? a.Replace(',', ' ')
            : a);
        Refused(expected, [.. arguments]);
        Assert.Empty(_temp.Entries());
    }

    [Theory]
    [InlineData("risk:\n  daily_stop_pt: 3", "bad.yaml:4: risk.daily_stop_pt is not a known key", "did you mean daily_stop_pct?")]
    [InlineData("risk:\n  position_cap_pct_nav: 90", "bad.yaml:4: risk.position_cap_pct_nav is 90; expected at most", "")]
    [InlineData("signals:\n  enabled: [price_mov]", "price_mov", "did you mean price_move?")]
    public void Backtest_BadPolicy_NamesFileLineAndField(string overlay, string expected, string hint)
    {
        File.WriteAllText(_temp["bad.yaml"], $"extends: shipped\nname: bad\n{overlay}\n");
        Refused(expected, "backtest", "--data", market.Folder, "--policy", "bad.yaml");
        var check = Refused(expected, "policy", "check", "bad.yaml");
        Assert.Contains(hint, check.Error, StringComparison.Ordinal);
        Assert.Equal(["bad.yaml"], _temp.Entries());
    }

    [Fact]
    public void Import_BrokenRow_NamesItAndLeavesNothing()
    {
        File.WriteAllText(_temp["BTC-USD_15m.csv"], "time,open,high,low,close,volume\n1704067200,1,2,0.5,1,10\n1704068100,1,2,x,1,10\n");
        var run = Refused("BTC-USD_15m.csv", "data", "import", "BTC-USD_15m.csv", "--products", "BTC-USD", "--intervals", "15m", "--venue", "coinbase", "--out", "set");
        Assert.Contains("3", run.Error, StringComparison.Ordinal);
        Assert.Equal(["BTC-USD_15m.csv"], _temp.Entries());
    }

    [Fact]
    public void Backtest_ResultsIsAFile_SaysSo()
    {
        File.WriteAllText(_temp["taken"], "");
        Refused("taken is a file; expected a folder", "backtest", "--data", market.Folder, "--results", "taken");
        Assert.Equal(["taken"], _temp.Entries());
    }

    private CliRun Refused(string expected, params string[] arguments)
    {
        var run = CliRun.In(_temp.Path, arguments);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.All(run.Error.TrimEnd().Split('\n').Skip(1), line => Assert.StartsWith("  ", line, StringComparison.Ordinal));
        return run;
    }
}
