using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Trading.Local.CommandLine;

/// <summary>The usual help, followed by the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private const string Run = "dotnet run -c Release --project functions/Trading.Local --";

    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        [""] =
        [
            "backtest",
            "data import ../shared/data/candles/coinbase --out data",
            "policy check",
        ],
        ["backtest"] =
        [
            "backtest",
            "backtest --data data --from 2024-10-01 --to 2025-01-01 --products BTC-USD,ETH-USD",
            "backtest --fill all --fees all --split quarter",
            "backtest --policy my-policy.yaml --json > report.json",
            "backtest --data data --expect objects",
        ],
        ["sweep"] =
        [
            "sweep infra/policy/sweeps/stops.yaml",
            "sweep infra/policy/sweeps/thresholds.yaml --data data --from 2024-10-01 --to 2025-10-01 --products BTC-USD,ETH-USD",
            "sweep my-sweep.yaml --objective calmar --trades-min 50 --fill pessimistic --json > sweep.json",
        ],
        ["walkforward"] =
        [
            "walkforward infra/policy/sweeps/stops.yaml",
            "walkforward infra/policy/sweeps/thresholds.yaml --data data --in-sample 270 --out-of-sample 90 --embargo 7",
            "walkforward my-sweep.yaml --mode anchored --fill pessimistic --fees taker_120 --json > walkforward.json",
        ],
        ["costcurve"] =
        [
            "costcurve --data data",
            "costcurve --data data --policy my-policy.yaml --products BTC-USD,ETH-USD --html costs.html",
            "costcurve --data data --fill base --csv costs.csv --json > costs.json",
        ],
        ["report"] =
        [
            "report",
            "report 3f2a61c0",
            "report 3f2a61c0 --html --out report.html",
            "report results/reports/3f2a61c0.../report.json --csv --out tables",
        ],
        ["regress"] =
        [
            "regress infra/regression/shipped.synthetic.json --data market",
            "regress infra/regression/shipped.coinbase.json --data data --json",
            "regress my-baseline.json --take --data data --fill all --made-by \"data import my-candles\"",
        ],
        ["gate"] =
        [
            "gate --data data",
            "gate --data data --policy my-policy.yaml --out verdict.json",
            "gate --data data --step quarter --account trial --json",
        ],
        ["replay-market"] =
        [
            "replay-market --data data --from 2024-10-01 --to 2024-11-01",
            "replay-market --data data --store october.db --account october --fill pessimistic --json",
        ],
        ["replay"] =
        [
            "replay 2025-03-05T12:15:00Z",
            "replay --all --store copy/trading.db --objects copy/objects",
            "replay --from 2025-03-01 --to 2025-04-01 --json",
        ],
        ["why"] =
        [
            "why 49869654",
            "why 2025-03-05T12:15:00Z",
            "why 2025-03-05T12:15:00Z DOGE-USD --json",
        ],
        ["compare"] =
        [
            "compare --data data",
            "compare --data data --account canary --from 2025-03-01 --to 2025-04-01 --html compare.html",
            "compare --data data --fill pessimistic --alert-pct 10 --json",
        ],
        ["run"] =
        [
            "run",
            "run --mode paper --products BTC-USD,ETH-USD --http 8080",
            "run --mode live --read-only false --verdict verdict.json --account canary",
        ],
        ["cycle"] = ["cycle", "cycle --mode paper --account trial --json", "cycle --slot 2025-03-05T12:00:00Z"],
        ["health"] = ["health", "health --account trial --json"],
        ["compact"] = ["compact --dry-run", "compact --account trial --policy my-policy.yaml"],
        ["alerts"] = ["alerts", "alerts --account trial --limit 100"],
        ["test"] = ["alerts test"],
        ["kill"] = ["kill", "kill --level halt-all --account canary", "kill --level off"],
        ["pause"] = ["pause BTC-USD", "pause BTC-USD --account canary"],
        ["resume"] = ["resume BTC-USD", "resume"],
        ["close"] = ["close BTC-USD", "close BTC-USD --account canary --read-only false"],
        ["flatten"] = ["flatten", "flatten --account canary --read-only false"],
        ["ack"] = ["ack", "ack --account canary --read-only false"],
        ["data"] = ["data synth --out data/synthetic", "data verify data/synthetic"],
        ["import"] =
        [
            "data import candles/coinbase --out data --intervals 15m",
            "data import my/BTC-USD/15m.csv --out data --venue coinbase --repair",
            "data import --sqlite candles.db --table candles --out data --venue coinbase",
        ],
        ["fetch"] =
        [
            "data fetch --products BTC-USD,ETH-USD --from 2024-01-01 --out data/coinbase",
            "data fetch --products BTC-USD --interval 1h --from 2020-01-01 --to 2025-01-01 --out data/hourly --json",
        ],
        ["push"] = ["data push data", "data push data/coinbase --objects canary/objects --json"],
        ["verify"] = ["data verify data", "data verify data --json"],
        ["synth"] =
        [
            "data synth --out data/synthetic",
            "data synth --out data/edge --seed 7 --products 4 --edge reversal --edge-bps 200",
            "data synth --out data/minutes --products BTC-USD,ETH-USD --interval 1m --from 2025-01-01 --to 2025-04-01",
        ],
        ["policy"] = ["policy check", "policy diff shipped my-policy.yaml"],
        ["check"] = ["policy check", "policy check my-policy.yaml --nav 250"],
        ["hash"] = ["policy hash", "policy hash my-policy.yaml"],
        ["diff"] = ["policy diff shipped my-policy.yaml", "policy diff before.yaml after.yaml --json", "policy diff 4f1c09aa 97be2d01 --objects objects"],
        ["history"] = ["policy history", "policy history --account trial --json"],
    };

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        if (Examples.TryGetValue(command is RootCommand ? "" : command.Name, out var examples))
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {Cli.Name} {example}");
            }

            output.WriteLine();
            output.WriteLine($"  ({Cli.Name} stands for: {Run})");
        }

        return code;
    }
}
