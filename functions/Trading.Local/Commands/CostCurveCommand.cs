using System.CommandLine;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Signals;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Backtests;
using Trading.Runtime.CostCurves;
using Trading.Runtime.Policies;
using Trading.Runtime.Reporting.Results;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Runs a policy against fees, spread and capital.</summary>
internal static class CostCurveCommand
{
    private static readonly Option<string> Fill = Parsing.TextOr("--fill", "mode", "pessimistic", "How kindly orders fill: optimistic, base or pessimistic.");

    private static readonly Option<string?> Csv = Parsing.Text("--csv", "file", "Write the points as a table too.");

    private static readonly Option<string?> Html = Parsing.Text("--html", "file", "Write the curve as one self-contained HTML file too.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "costcurve",
            "Backtest a policy against multiples of its fees, its spread and its capital, one at a time, and say at which cost it breaks even; exit code 1 if it does not at its own. Spreads that the data observed stand, whatever the multiple. Only the policy as it is goes to the trial ledger.")
        {
            BacktestCommand.Data, BacktestCommand.Policy, BacktestCommand.Products, BacktestCommand.From, BacktestCommand.To, Fill,
            BacktestCommand.Seed, BacktestCommand.Candles, BacktestCommand.Results, BacktestCommand.Workers, Json, Csv, Html,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var policy = PolicySource.Load(parsed.GetValue(BacktestCommand.Policy));
        var run = RequestOf(parsed);
        var results = parsed.GetValue(BacktestCommand.Results)!;
        var workers = SweepCommand.WorkersOf(parsed);
        BacktestCommand.RequireFolder(results);
        var (dataset, plan) = await RunDataset.PlanAsync(
            parsed.GetValue(BacktestCommand.Data),
            data => CostCurvePlan.Of(run, data, policy, SignalRegistry.Vocabulary, EngineVersion.Current),
            cancellation);
        var job = new CostCurveJob(new FolderObjectStore(results), dataset, TimeProvider.System);
        var outcome = await SliceWork.RunAsync("cost curve", plan.SliceCount, progress => job.RunAsync(plan, workers, progress, cancellation));
        if (outcome is null)
        {
            return ExitCode.Interrupted;
        }

        await WriteFilesAsync(parsed, outcome.Report, cancellation);
        ResearchEnd.Say(outcome, parsed.GetValue(Json), CostCurveView.Write, results, CostCurveArchive.KeyOf(outcome.Report.Id));
        return outcome.Report.IsBreakingEven ? ExitCode.Ok : ExitCode.Negative;
    }

    private static BacktestRequest RequestOf(ParseResult parsed)
    {
        var (from, to) = Parsing.Range(parsed.GetValue(BacktestCommand.From), parsed.GetValue(BacktestCommand.To));
        return new BacktestRequest
        {
            Products = Parsing.Products(parsed.GetValue(BacktestCommand.Products), BacktestCommand.Products.Name),
            Candles = BacktestCommand.CandlesOf(parsed),
            From = from,
            To = to,
            FillModes = [Parsing.Choice<FillMode>(parsed.GetValue(Fill)!, Fill.Name)],
            Seed = Parsing.Seed(parsed.GetValue(BacktestCommand.Seed)!, BacktestCommand.Seed.Name),
        };
    }

    private static async Task WriteFilesAsync(ParseResult parsed, CostCurveReport report, CancellationToken cancellation)
    {
        if (parsed.GetValue(Csv) is { } csv)
        {
            await OutputFile.WriteAsync(csv, CostCurveCsv.Of(report), cancellation);
            Terminal.Note($"wrote {csv}");
        }

        if (parsed.GetValue(Html) is { } html)
        {
            await OutputFile.WriteAsync(html, CostCurvePage.ToHtml(report), cancellation);
            Terminal.Note($"wrote {html}");
        }
    }
}
