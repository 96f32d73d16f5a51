using System.CommandLine;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Backtesting.Sweeps;
using Trading.Core.Market;
using Trading.Core.Signals;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Backtests;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;
using Trading.Runtime.Sweeps;

namespace Trading.Local.Commands;

/// <summary>Runs variants of a policy and ranks them.</summary>
internal static class SweepCommand
{
    private static readonly Argument<string> SweepPath = new("sweep.yaml") { Description = "Which policy keys take which values, in a grid or by seeded draws." };

    internal static readonly Option<string> Fill = Parsing.TextOr("--fill", "mode", "base", "How kindly orders fill: optimistic, base or pessimistic.");

    internal static readonly Option<string?> Fees = Parsing.Text("--fees", "schedule", "Fee schedule of the policy. Default: the policy's own.");

    internal static readonly Option<string> By = Parsing.TextOr(
        "--objective", "name", "sharpe", "What ranks variants: sharpe (of daily returns), sortino, calmar or return.");

    internal static readonly Option<string> TradesMin = Parsing.TextOr("--trades-min", "count", "20", "Fewer trades and a variant is not ranked.");

    private static readonly Option<string> Top = Parsing.TextOr("--top", "count", "20", "Variants to list.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("sweep", "Backtest many variants of a policy and rank them; each is a trial in the ledger. Exit code 1 if none traded enough to be ranked.")
        {
            SweepPath, BacktestCommand.Data, BacktestCommand.Policy, BacktestCommand.Products, BacktestCommand.From, BacktestCommand.To, Fill, Fees,
            BacktestCommand.Split, BacktestCommand.Seed, BacktestCommand.Candles, By, TradesMin, Top, BacktestCommand.Results, BacktestCommand.Workers, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var policy = PolicySource.Load(parsed.GetValue(BacktestCommand.Policy));
        var split = Parsing.Choice<RangeSplit>(parsed.GetValue(BacktestCommand.Split)!, BacktestCommand.Split.Name);
        var request = new SweepRequest(RequestOf(parsed, split), ReadFile(parsed.GetValue(SweepPath)!), ObjectiveOf(parsed), TradesMinOf(parsed));
        var top = Parsing.Count(parsed.GetValue(Top)!, Top.Name, 1, 100_000);
        var results = parsed.GetValue(BacktestCommand.Results)!;
        var workers = WorkersOf(parsed);
        BacktestCommand.RequireFolder(results);
        var (dataset, plan) = await RunDataset.PlanAsync(
            parsed.GetValue(BacktestCommand.Data),
            data => SweepPlan.Of(request, data, policy, SignalRegistry.Vocabulary, EngineVersion.Current),
            cancellation);
        var job = new SweepJob(new FolderObjectStore(results), dataset, TimeProvider.System);
        var outcome = await SliceWork.RunAsync("sweep", plan.Slices.Count(), progress => job.RunAsync(plan, workers, progress, cancellation));
        if (outcome is null)
        {
            return ExitCode.Interrupted;
        }

        ResearchEnd.Say(outcome, parsed.GetValue(Json), (output, report) => SweepView.Write(output, report, top), results, SweepArchive.KeyOf(outcome.Report.Id));
        return outcome.Report.Best is null ? ExitCode.Negative : ExitCode.Ok;
    }

    /// <summary>What each variant is run on.</summary>
    internal static BacktestRequest RequestOf(ParseResult parsed, RangeSplit split)
    {
        var (from, to) = Parsing.Range(parsed.GetValue(BacktestCommand.From), parsed.GetValue(BacktestCommand.To));
        return new BacktestRequest
        {
            Products = Parsing.Products(parsed.GetValue(BacktestCommand.Products), BacktestCommand.Products.Name),
            Candles = BacktestCommand.CandlesOf(parsed),
            From = from,
            To = to,
            Split = split,
            FillModes = [Parsing.Choice<FillMode>(parsed.GetValue(Fill)!, Fill.Name)],
            FeeSchedules = parsed.GetValue(Fees) is { } fees ? [fees] : [],
            Seed = Parsing.Seed(parsed.GetValue(BacktestCommand.Seed)!, BacktestCommand.Seed.Name),
        };
    }

    internal static Objective ObjectiveOf(ParseResult parsed) => Parsing.Choice<Objective>(parsed.GetValue(By)!, By.Name);

    internal static int TradesMinOf(ParseResult parsed) => Parsing.Count(parsed.GetValue(TradesMin)!, TradesMin.Name, 1, 1_000_000);

    internal static int WorkersOf(ParseResult parsed) => parsed.GetValue(BacktestCommand.Workers) is { } count
        ? Parsing.Count(count, BacktestCommand.Workers.Name, 1, 1024)
        : 0;

    /// <exception cref="InputException">No such file, or not one that can be used.</exception>
    internal static SweepFile ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: does not exist; expected a sweep file (infra/policy/sweeps has samples)");
        }

        return SweepFileReader.Read(File.ReadAllText(path), path);
    }
}
