using Trading.EndToEnd.Tests.Testing;

namespace Trading.EndToEnd.Tests.Cli;

public sealed class HelpTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("", "backtest", "data", "policy", "report", "0 ok, 1 a negative answer, 2 bad input, 3 internal error")]
    [InlineData("backtest", "--fill <mode>", "optimistic, base, pessimistic", "--split <period>", "[default: base]")]
    [InlineData("sweep", "<sweep.yaml>", "--objective <name>", "--trades-min <count>", "[default: sharpe]", "Exit code 1 if none")]
    [InlineData("walkforward", "--mode <mode>", "--in-sample <days>", "--embargo <days>", "[default: rolling]", "code 1 if they lost money")]
    [InlineData("costcurve", "--fill <mode>", "[default: pessimistic]", "--csv <file>", "--html <file>", "code 1 if it does not at its own")]
    [InlineData("data", "import", "verify", "synth")]
    [InlineData("data import", "--metadata <file>", "--repair")]
    [InlineData("data push", "<dataset>", "--objects <folder>", "[default: objects]")]
    [InlineData("data verify", "exit code 1 if it is not sound")]
    [InlineData("data synth", "--edge-bps <number>", "reversal or momentum")]
    [InlineData("policy", "check", "hash", "diff", "history")]
    [InlineData("policy check", "--nav <amount>")]
    [InlineData("policy hash", "whatever its layout")]
    [InlineData("policy diff", "<before>", "<after>")]
    [InlineData("policy history", "--objects <folder>", "exit code 1 if the rules")]
    [InlineData("compact", "--dry-run", "never touched", "[default: shipped]")]
    [InlineData("run", "--schedule <ncrontab>", "[default: 20 */15 * * * *]", "--http <port>", "--read-only <true|false>")]
    [InlineData("cycle", "--slot <time>", "--mode <mode>", "--verdict <file>")]
    [InlineData("health", "exit code 1 if it is not healthy")]
    [InlineData("alerts", "test", "--limit <n>", "exit code 1 if a critical one stands")]
    [InlineData("alerts test", "every channel that is set up")]
    [InlineData("kill", "no-new-risk (exits go on), halt-all (nothing is sent) or off")]
    [InlineData("pause", "<product>", "No new entries")]
    [InlineData("resume", "<product>", "Take back a pause")]
    [InlineData("close", "<product>", "Sell what is held of a product")]
    [InlineData("flatten", "Sell everything that is held")]
    [InlineData("ack", "drawdown")]
    [InlineData("report", "--results <folder>")]
    [InlineData("compare", "--alert-pct <percent>", "exit code 1 if degradation is shown", "--fill <mode>", "[default: 25]")]
    public void Help_EveryCommand_HasItsOptionsAndExamples(string command, params string[] expected)
    {
        var run = CliRun.In(_temp.Path, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(expected, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
        Assert.Contains($"Examples:{Environment.NewLine}  Trading.Local ", run.Output, StringComparison.Ordinal);
        Assert.Empty(_temp.Entries());
    }
}
