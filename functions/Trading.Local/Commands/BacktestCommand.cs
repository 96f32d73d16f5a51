using System.Collections.Immutable;
using System.CommandLine;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Core.Backtesting;
using Trading.Core.Evidence.Anomalies;
using Trading.Core.Market;
using Trading.Core.MarketData.Datasets;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Backtests;
using Trading.Runtime.CostCurves;
using Trading.Runtime.Datasets;
using Trading.Runtime.Monitoring.Anomalies;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Runs a backtest and prints its report.</summary>
internal static class BacktestCommand
{
    public const string DefaultResults = "results";

    private const string All = "all";

    internal static readonly Option<string?> Data = Parsing.Text(
        "--data", "folder", "Dataset to run on. Default: the one in ./data, or else a synthetic market that is made there once.");

    internal static readonly Option<string?> Policy = Parsing.Text("--policy", "file", "Policy to run with. Default: the shipped one.");

    internal static readonly Option<string?> Products = Parsing.Text("--products", "a,b", "Products that may be traded. Default: all of the dataset.");

    internal static readonly Option<string?> From = Parsing.Text("--from", "time", "First decision, UTC. Default: as soon as features are warm.");

    internal static readonly Option<string?> To = Parsing.Text("--to", "time", "End, exclusive, UTC. Default: the end of the data.");

    internal static readonly Option<string> Fill = Parsing.TextOr(
        "--fill", "mode", "base", "How kindly orders fill: optimistic, base, pessimistic, or all of them side by side.");

    internal static readonly Option<string?> Fees = Parsing.Text(
        "--fees", "schedule", "Fee schedule of the policy, or all of them side by side. Default: the policy's own.");

    internal static readonly Option<string> Split = Parsing.TextOr(
        "--split", "period", "none", "Cut the range into independent slices: none, year, quarter or month.");

    internal static readonly Option<string> Seed = Parsing.TextOr("--seed", "number", "1", "Seed of the simulated venue's draws.");

    internal static readonly Option<string?> Candles = Parsing.Text(
        "--interval", "length", "Candles to read, such as 1m or 15m. Default: the policy's cycle, or the longest that divides it.");

    internal static readonly Option<string> Results = Parsing.TextOr(
        "--results", "folder", DefaultResults, "Where slices and reports are stored; a rerun takes finished slices from there.");

    internal static readonly Option<string?> Workers = Parsing.Text("--workers", "count", "Slices to run at once. Default: one a core.");

    private static readonly Option<bool> CostCurve = Parsing.Flag(
        "--cost-curve", "Run it against multiples of fees, spread and capital too, for its page; takes some fifteen times as long.");

    private static readonly Option<string?> Expect = Parsing.Text(
        "--expect", "folder", "Object folder of an account (its --objects): what this run says becomes what accounts of its policy are watched by.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("backtest", "Backtest a policy on candles and print what it would have earned after costs; exit code 1 if it traded too little to say anything.")
        {
            Data, Policy, Products, From, To, Fill, Fees, Split, Seed, Candles, Results, Workers, CostCurve, Expect, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        // Everything that can be wrong with the options is found before the first byte is written.
        var policy = PolicySource.Load(parsed.GetValue(Policy));
        var request = RequestOf(parsed, policy);
        var results = parsed.GetValue(Results)!;
        var workers = parsed.GetValue(Workers) is { } count ? Parsing.Count(count, Workers.Name, 1, 1024) : 0;
        RequireFolder(results);
        if (parsed.GetValue(Expect) is { } place)
        {
            RequireFolder(place, Expect.Name);
        }

        var (dataset, plan) = await RunDataset.PlanAsync(
            parsed.GetValue(Data), data => SlicePlan.Of(request, data, policy, EngineVersion.Current), cancellation);
        var store = new FolderObjectStore(results);
        var job = new BacktestJob(store, dataset, policy, TimeProvider.System);
        var outcome = await SliceWork.RunAsync("backtest", plan.Slices.Count(), progress => job.RunAsync(plan, workers, progress, cancellation));
        if (outcome is null)
        {
            return ExitCode.Interrupted;
        }

        SliceWork.WarnOf(outcome.Damaged);
        LedgerNotes.Write(outcome.Ledger);
        var report = outcome.Report;
        if (parsed.GetValue(CostCurve))
        {
            if (await CostsAsync(request, dataset, policy, store, workers, cancellation) is not { } costs)
            {
                return ExitCode.Interrupted;
            }

            await new ReportArchive(store).SaveAsync(report, costs, cancellation);
        }

        if (parsed.GetValue(Expect) is { } objects)
        {
            await ExpectAsync(report, objects, cancellation);
        }

        Print(report, parsed.GetValue(Json));
        Terminal.Note($"{outcome.Ran} of {outcome.Ran + outcome.Found} slices run, {outcome.Found} taken from {results}; report: {Path.Combine(results, ReportArchive.KeyOf(report.Id))}, to be looked at: {ReportFiles.PageName} beside it");
        return report.Verdict == Verdict.Complete ? ExitCode.Ok : ExitCode.Negative;
    }

    // Asked for by name, it replaces what was there; nobody has to know which run had more trades.
    private static async Task ExpectAsync(BacktestReport report, string objects, CancellationToken cancellation)
    {
        var expected = Expectation.Of(report.Variants[0].Performance.Run)
            ?? throw new InputException($"{Expect.Name}: the run has no whole day, which says nothing of an account");
        await new ExpectationArchive(new FolderObjectStore(objects)).WriteAsync(expected, cancellation);
        Terminal.Note($"accounts of policy {expected.PolicyHash[..12]} in {objects} are watched by this run: {expected.Trades} trades in {expected.Days} days");
    }

    private static async Task<CostCurveReport?> CostsAsync(
        BacktestRequest request, FolderDataset dataset, TradingPolicy policy, FolderObjectStore store, int workers, CancellationToken cancellation)
    {
        var plan = CostCurvePlan.Of(request, dataset, policy, SignalRegistry.Vocabulary, EngineVersion.Current);
        var job = new CostCurveJob(store, dataset, TimeProvider.System);
        var outcome = await SliceWork.RunAsync("cost curve", plan.SliceCount, progress => job.RunAsync(plan, workers, progress, cancellation));
        SliceWork.WarnOf(outcome?.Damaged ?? []);
        return outcome?.Report;
    }

    internal static void Print(BacktestReport report, bool isJson)
    {
        if (isJson)
        {
            Terminal.WriteBytes(report.ToJson());
        }
        else
        {
            ReportView.Write(Terminal.Output, report);
        }
    }

    internal static ImmutableArray<FillMode> FillModesOf(ParseResult parsed)
    {
        var fill = parsed.GetValue(Fill)!;
        return fill == All ? [FillMode.Base, FillMode.Optimistic, FillMode.Pessimistic] : [FillModeOf(fill)];
    }

    internal static ImmutableArray<string> FeeSchedulesOf(ParseResult parsed, TradingPolicy policy)
    {
        var fees = parsed.GetValue(Fees);
        return fees == All
            ? [policy.Costs.FeeSchedule, .. policy.Costs.FeeSchedules.Keys.Order(StringComparer.Ordinal)]
            : Parsing.List(fees, Fees.Name);
    }

    internal static Interval? CandlesOf(ParseResult parsed) =>
        parsed.GetValue(Candles) is { } candles ? Interval.Parse(candles, Candles.Name) : null;

    private static BacktestRequest RequestOf(ParseResult parsed, TradingPolicy policy)
    {
        var (from, to) = Parsing.Range(parsed.GetValue(From), parsed.GetValue(To));
        return new BacktestRequest
        {
            Products = Parsing.Products(parsed.GetValue(Products), Products.Name),
            Candles = CandlesOf(parsed),
            From = from,
            To = to,
            Split = Parsing.Choice<RangeSplit>(parsed.GetValue(Split)!, Split.Name),
            FillModes = FillModesOf(parsed),
            FeeSchedules = FeeSchedulesOf(parsed, policy),
            Seed = Parsing.Seed(parsed.GetValue(Seed)!, Seed.Name),
        };
    }

    private static FillMode FillModeOf(string text)
    {
        string[] known = [.. Enum.GetValues<FillMode>().Select(m => m.ToCode()), All];
        return known.Contains(text) ? Parsing.Choice<FillMode>(text, Fill.Name) : throw new InputException(
            $"{Fill.Name}: '{text}' is not known; expected one of {string.Join(", ", known)}{DidYouMean.Hint(text, known)}");
    }

    internal static void RequireFolder(string results) => RequireFolder(results, Results.Name);

    /// <exception cref="InputException">It is a file.</exception>
    internal static void RequireFolder(string path, string option)
    {
        if (File.Exists(path))
        {
            throw new InputException($"{option}: {path} is a file; expected a folder");
        }
    }
}
