using System.CommandLine;
using Trading.Core;
using Trading.Core.Analytics.Regression;
using Trading.Core.Policy;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Backtests;
using Trading.Runtime.Datasets;
using Trading.Runtime.Policies;
using Trading.Runtime.Regression;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Holds a policy's results to a committed baseline.</summary>
internal static class RegressCommand
{
    private static readonly Argument<string> Path = new("baseline.json") { Description = "What was agreed on: figures, tolerances and the hash of every order and fill." };

    private static readonly Option<bool> Take = Parsing.Flag(
        "--take", "Write the baseline from today's runs instead of checking them; figures may not move at all then.");

    private static readonly Option<string> MadeBy = Parsing.TextOr(
        "--made-by", "text", "not said", "How to come by the dataset, for whoever lacks it. With --take.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "regress", "Run a baseline's backtests again and compare every figure and order; exit code 1 if one moved beyond its tolerance.")
        {
            Path, BacktestCommand.Data, BacktestCommand.Policy, Take, MadeBy, BacktestCommand.Products, BacktestCommand.From, BacktestCommand.To,
            BacktestCommand.Fill, BacktestCommand.Fees, BacktestCommand.Seed, BacktestCommand.Candles, BacktestCommand.Results, BacktestCommand.Workers, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var policy = PolicySource.Load(parsed.GetValue(BacktestCommand.Policy));
        var path = parsed.GetValue(Path)!;
        var isTaken = parsed.GetValue(Take);
        var baseline = isTaken ? null : await ReadAsync(path, parsed, cancellation);
        var request = isTaken ? RequestOf(parsed, policy) : null;
        var workers = SweepCommand.WorkersOf(parsed);
        var results = parsed.GetValue(BacktestCommand.Results)!;
        BacktestCommand.RequireFolder(results);
        var folder = parsed.GetValue(BacktestCommand.Data) ?? DefaultDataset.Find(RunDataset.Folder)
            ?? throw new InputException($"{BacktestCommand.Data.Name}: no dataset in ./{RunDataset.Folder}{(baseline is null ? "" : $"; {path} was taken on {baseline.DatasetMadeBy}")}");
        var job = new RegressionJob(new FolderObjectStore(results), () => FolderDataset.Open(folder), policy, TimeProvider.System);
        if (request is not null)
        {
            return await TakeAsync(job, request, parsed, workers, cancellation);
        }

        var slices = baseline!.Runs.Count;
        var result = await SliceWork.RunAsync("regression", slices, progress => job.CheckAsync(baseline, path, workers, progress, cancellation));
        if (result is null)
        {
            return ExitCode.Interrupted;
        }

        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(result);
        }
        else
        {
            RegressionView.Write(Terminal.Output, result);
        }

        if (!result.IsKept && result.PolicyHash != baseline.PolicyHash)
        {
            Terminal.Note($"the policy is another one than the baseline's: {result.PolicyHash}, was {baseline.PolicyHash}");
        }

        return result.IsKept ? ExitCode.Ok : ExitCode.Negative;
    }

    private static BacktestRequest RequestOf(ParseResult parsed, TradingPolicy policy)
    {
        var (from, to) = Parsing.Range(parsed.GetValue(BacktestCommand.From), parsed.GetValue(BacktestCommand.To));
        return new BacktestRequest
        {
            Products = Parsing.Products(parsed.GetValue(BacktestCommand.Products), BacktestCommand.Products.Name),
            Candles = BacktestCommand.CandlesOf(parsed),
            From = from,
            To = to,
            FillModes = BacktestCommand.FillModesOf(parsed),
            FeeSchedules = BacktestCommand.FeeSchedulesOf(parsed, policy),
            Seed = Parsing.Seed(parsed.GetValue(BacktestCommand.Seed)!, BacktestCommand.Seed.Name),
        };
    }

    private static async Task<int> TakeAsync(
        RegressionJob job, BacktestRequest request, ParseResult parsed, int workers, CancellationToken cancellation)
    {
        var path = parsed.GetValue(Path)!;
        var slices = request.FillModes.Length * Math.Max(1, request.FeeSchedules.Length);
        var baseline = await SliceWork.RunAsync(
            "baseline", slices, progress => job.TakeAsync(request, parsed.GetValue(MadeBy)!, path, workers, progress, cancellation));
        if (baseline is null)
        {
            return ExitCode.Interrupted;
        }

        await File.WriteAllBytesAsync(path, baseline.ToJson(), cancellation);
        Terminal.Note($"{path}: {baseline.Runs.Count} runs, {baseline.Runs[0].Figures.Trades} trades in the first");
        return ExitCode.Ok;
    }

    private static async Task<RegressionBaseline> ReadAsync(string path, ParseResult parsed, CancellationToken cancellation)
    {
        // What a baseline says is not asked for twice.
        Option[] fixedByIt = [MadeBy, BacktestCommand.Products, BacktestCommand.From, BacktestCommand.To, BacktestCommand.Fill, BacktestCommand.Fees, BacktestCommand.Seed, BacktestCommand.Candles];
        if (Array.Find(fixedByIt, option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new InputException($"{given.Name}: the baseline says it; expected it with {Take.Name} only");
        }

        return File.Exists(path)
            ? RegressionBaseline.Read(await File.ReadAllBytesAsync(path, cancellation), path)
            : throw new InputException($"{path}: does not exist; expected a baseline, or {Take.Name} to take one");
    }
}
