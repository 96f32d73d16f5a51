using System.CommandLine;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Accounts;
using Trading.Runtime.Backtests;
using Trading.Runtime.Cycles;
using Trading.Runtime.Datasets;
using Trading.Runtime.MarketReplay;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Trades history through the whole shell.</summary>
internal static class ReplayMarketCommand
{
    private static readonly Option<string> Data = Parsing.TextOr("--data", "folder", "data", "Dataset to trade.");

    private static readonly Option<string?> Policy = Parsing.Text("--policy", "file", "Policy to trade by. Default: the shipped one.");

    private static readonly Option<string> Store = Parsing.TextOr(
        "--store", "file", "replay.db", "SQLite file that the account lives in. One that is there is gone on with.");

    private static readonly Option<string> Account = Parsing.TextOr("--account", "name", "replay", "Name of the account in the store and in its order ids.");

    private static readonly Option<string> Objects = Parsing.TextOr("--objects", "folder", "objects", "Where inputs of decisions and policies are archived.");

    private static readonly Option<string?> Products = Parsing.Text("--products", "a,b", "Products that may be traded. Default: all of the dataset.");

    private static readonly Option<string?> From = Parsing.Text("--from", "time", "First cycle, UTC. Default: as soon as features are warm.");

    private static readonly Option<string?> To = Parsing.Text("--to", "time", "End, exclusive, UTC. Default: the end of the data.");

    private static readonly Option<string> Fill = Parsing.TextOr("--fill", "mode", "base", "How kindly orders fill: optimistic, base or pessimistic.");

    private static readonly Option<string?> Fees = Parsing.Text("--fees", "schedule", "Fee schedule of the policy. Default: the policy's own.");

    private static readonly Option<string> Seed = Parsing.TextOr("--seed", "number", "1", "Seed of the simulated venue's draws.");

    private static readonly Option<bool> KeepInputs = Parsing.Flag(
        "--keep-inputs", "Archive the input of each decision, so that it can be made again without the dataset.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "replay-market",
            "Trade history at full speed through the whole shell: store, lease, intents and reconciliation. A run that was broken off goes on where it was.")
        {
            Data, Policy, Store, Account, Objects, Products, From, To, Fill, Fees, Seed, KeepInputs, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var policy = PolicySource.Load(parsed.GetValue(Policy));
        var dataset = FolderDataset.Open(parsed.GetValue(Data)!);
        var (from, to) = Parsing.Range(parsed.GetValue(From), parsed.GetValue(To));
        var range = SlicePlan.Of(
            new BacktestRequest
            {
                Products = Parsing.Products(parsed.GetValue(Products), Products.Name),
                From = from,
                To = to,
                FillModes = [Parsing.Choice<FillMode>(parsed.GetValue(Fill)!, Fill.Name)],
                FeeSchedules = parsed.GetValue(Fees) is { } fees ? [fees] : [],
                Seed = Parsing.Seed(parsed.GetValue(Seed)!, Seed.Name),
            },
            dataset,
            policy,
            EngineVersion.Current).Slices.Single();
        var options = OptionsOf(parsed.GetValue(Account)!, range, policy) with { IsInputKept = parsed.GetValue(KeepInputs) };
        using var store = new SqliteStateStore(parsed.GetValue(Store)!, SqliteDurability.Normal);
        using var lease = new SqliteCycleLease(parsed.GetValue(Store)!, TimeProvider.System, SqliteDurability.Normal);
        var job = new ReplayJob(store, lease, new FolderObjectStore(parsed.GetValue(Objects)!));
        var days = (range.To - range.From).TotalDays;
        try
        {
            await ProgressBar.RunAsync("replay", bar => job.RunAsync(
                dataset, range, policy, options, slot => bar.Report(new WorkState((slot - range.From).TotalDays / days, $"replay: {slot}")), cancellation));
        }
        catch (OperationCanceledException)
        {
            Terminal.Note("interrupted: every cycle so far is stored; the same command continues from there");
            return ExitCode.Interrupted;
        }

        var summary = await ReplaySummary.ReadAsync(store, options.Account, dataset.Id, range.From, range.To, cancellation);
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(summary);
        }
        else
        {
            ReplayView.Write(Terminal.Output, summary);
        }

        return ExitCode.Ok;
    }

    private static CycleOptions OptionsOf(string account, SliceSpec range, TradingPolicy policy) => new()
    {
        Account = account,
        Mode = TradingMode.Paper,

        // The same name after a restart, which may take the lease of the process that is gone.
        Owner = $"replay-{account}",
        Products = [.. range.Products],
        Candles = range.Candles,
        OpeningCash = new Money(policy.Backtest.InitialCash),
        Source = range.DatasetId,
        FeeSchedule = range.FeeSchedule,
        CodeVersion = range.EngineVersion,
        IsBookRequired = false,
    };
}
