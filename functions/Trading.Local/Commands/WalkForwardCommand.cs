using System.CommandLine;
using Trading.Core.Backtesting.WalkForward;
using Trading.Core.Signals;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Backtests;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;
using Trading.Runtime.Sweeps;
using Trading.Runtime.WalkForwards;

namespace Trading.Local.Commands;

/// <summary>Chooses a policy's values on the past and tests them on what came after, window by window.</summary>
internal static class WalkForwardCommand
{
    private const int DaysMax = 36_500;

    private static readonly Argument<string> SweepPath = new("sweep.yaml") { Description = "Which policy keys take which values; the same file as sweep's." };

    private static readonly Option<string> Mode = Parsing.TextOr(
        "--mode", "mode", "rolling", "In-sample parts of one length (rolling), or all from the beginning (anchored).");

    private static readonly Option<string> InSample = Parsing.TextOr("--in-sample", "days", "180", "Days to choose on; of the first window, if anchored.");

    private static readonly Option<string> OutOfSample = Parsing.TextOr("--out-of-sample", "days", "60", "Days to test on, by which windows move on.");

    private static readonly Option<string?> Embargo = Parsing.Text(
        "--embargo", "days", "Days between the two that neither sees. Default: 1 % of the range.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("walkforward", "Choose a policy's values in sample, test them on what came after, window by window, and link the tests; exit code 1 if they lost money.")
        {
            SweepPath, Mode, InSample, OutOfSample, Embargo, BacktestCommand.Data, BacktestCommand.Policy, BacktestCommand.Products, BacktestCommand.From,
            BacktestCommand.To, SweepCommand.Fill, SweepCommand.Fees, BacktestCommand.Seed, BacktestCommand.Candles, SweepCommand.By, SweepCommand.TradesMin,
            BacktestCommand.Results, BacktestCommand.Workers, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var policy = PolicySource.Load(parsed.GetValue(BacktestCommand.Policy));
        var request = RequestOf(parsed);
        var results = parsed.GetValue(BacktestCommand.Results)!;
        var workers = SweepCommand.WorkersOf(parsed);
        BacktestCommand.RequireFolder(results);
        var (dataset, plan) = await RunDataset.PlanAsync(
            parsed.GetValue(BacktestCommand.Data),
            data => WalkForwardPlan.Of(request, data, policy, SignalRegistry.Vocabulary, EngineVersion.Current),
            cancellation);
        var job = new WalkForwardJob(new FolderObjectStore(results), dataset, TimeProvider.System);
        var outcome = await SliceWork.RunAsync(
            "walk forward", plan.InSample().Count(), progress => job.RunAsync(plan, workers, progress, cancellation));
        if (outcome is null)
        {
            return ExitCode.Interrupted;
        }

        ResearchEnd.Say(outcome, parsed.GetValue(Json), WalkForwardView.Write, results, WalkForwardArchive.KeyOf(outcome.Report.Id));
        return outcome.Report.OutOfSample.Summary.NetResult.IsPositive ? ExitCode.Ok : ExitCode.Negative;
    }

    private static WalkForwardRequest RequestOf(ParseResult parsed) => new(
        new SweepRequest(
            SweepCommand.RequestOf(parsed, RangeSplit.None),
            SweepCommand.ReadFile(parsed.GetValue(SweepPath)!),
            SweepCommand.ObjectiveOf(parsed),
            SweepCommand.TradesMinOf(parsed)),
        Parsing.Choice<WalkForwardMode>(parsed.GetValue(Mode)!, Mode.Name),
        Parsing.Count(parsed.GetValue(InSample)!, InSample.Name, 1, DaysMax),
        Parsing.Count(parsed.GetValue(OutOfSample)!, OutOfSample.Name, 1, DaysMax),
        parsed.GetValue(Embargo) is { } days ? Parsing.Count(days, Embargo.Name, 0, DaysMax) : null);
}
