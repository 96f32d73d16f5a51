using System.CommandLine;
using Trading.Core;
using Trading.Core.Evidence.Gate;
using Trading.Core.Market;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Local.CommandLine;
using Trading.Local.Hosting;
using Trading.Local.Rendering;
using Trading.Runtime.Accounts;
using Trading.Runtime.Backtests;
using Trading.Runtime.Datasets;
using Trading.Runtime.Evidence;
using Trading.Runtime.Governance;
using Trading.Runtime.Policies;
using Trading.Runtime.Storage;
using Trading.Runtime.WalkForwards;

namespace Trading.Local.Commands;

/// <summary>Puts a policy before the decision gate and signs what it says.</summary>
internal static class GateCommand
{
    private const string DefaultVerdict = "verdict.json";
    private const int HashDigits = 64;

    private static readonly Option<string?> Data = Parsing.Text("--data", "folder", "Dataset that the evidence comes from. Default: the one in ./data.");

    private static readonly Option<string?> Policy = Parsing.Text("--policy", "file", "Policy to judge. Default: the shipped one.");

    private static readonly Option<string?> Products = Parsing.Text("--products", "a,b", "Products that are to be traded together. Default: all of the dataset.");

    private static readonly Option<string?> From = Parsing.Text("--from", "time", "First decision, UTC. Default: as soon as features are warm.");

    private static readonly Option<string?> To = Parsing.Text("--to", "time", "End, exclusive, UTC. Default: the end of the data.");

    private static readonly Option<string> Step = Parsing.TextOr(
        "--step", "step", "canary", "How much of the caps is asked for: canary, quarter, half or full. More than the canary needs --account.");

    private static readonly Option<string?> WalkForward = Parsing.Text(
        "--walkforward", "id", "Judge the linked out-of-sample tests of a stored walk-forward; the policy is then the one that it chose last.");

    private static readonly Option<string?> Standing = Parsing.Text(
        "--verdict", "file", "The verdict in force. Renewing a step above a quarter, or the step after it, needs it.");

    private static readonly Option<string?> Account = Parsing.Text("--account", "name", "Account whose trading since is part of the evidence.");

    private static readonly Option<string> Store = Parsing.TextOr("--store", "file", "trading.db", "SQLite file that the account lives in.");

    private static readonly Option<string> Objects = Parsing.TextOr("--objects", "folder", "objects", "Where the account's inputs of decisions are archived.");

    private static readonly Option<string> Results = Parsing.TextOr(
        "--results", "folder", BacktestCommand.DefaultResults, "Where slices and the trial ledger are stored.");

    private static readonly Option<string> Out = Parsing.TextOr(
        "--out", "file", DefaultVerdict, $"The signed verdict. Its key comes from {Secrets.VerdictKeyName}; without one nothing is written.");

    private static readonly Option<string?> Workers = Parsing.Text("--workers", "count", "Slices to run at once. Default: one a core.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "gate", "Judge a policy by all the evidence there is and sign the verdict that LIVE needs; exit code 0 for GO, 1 for NO-GO.")
        {
            Data, Policy, Products, From, To, WalkForward, Step, Standing, Account, Store, Objects, Results, Out, Workers, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var store = new FolderObjectStore(parsed.GetValue(Results)!);
        var walkForward = WalkForwardOf(parsed);
        var policy = walkForward is not null && parsed.GetValue(Policy) is null
            ? await ChosenLastAsync(store, walkForward, cancellation)
            : PolicySource.Load(parsed.GetValue(Policy));
        var key = Secrets.VerdictKey();
        var workers = parsed.GetValue(Workers) is { } count ? Parsing.Count(count, Workers.Name, 1, 1024) : 0;
        var (from, to) = Parsing.Range(parsed.GetValue(From), parsed.GetValue(To));
        var step = Parsing.Choice<CapitalStep>(parsed.GetValue(Step)!, Step.Name);
        var folder = parsed.GetValue(Data) ?? DefaultDataset.Find(RunDataset.Folder)
            ?? throw new InputException($"{Data.Name}: there is no dataset in ./{RunDataset.Folder}; expected one that the evidence can come from (data import makes one)");
        var request = new GateRequest
        {
            Backtest = new BacktestRequest { Products = Parsing.Products(parsed.GetValue(Products), Products.Name), From = from, To = to },
            WalkForwardId = walkForward,
            Step = step,
            Standing = await StandingAsync(parsed, policy, key, cancellation),
            Traded = await TradedAsync(parsed, policy, step, cancellation),
        };
        var job = new GateJob(store, () => FolderDataset.Open(folder), policy, TradingHost.Clock);
        var outcome = await ProgressBar.RunAsync("gate", bar => job.RunAsync(
            request,
            workers,
            new Relay<BacktestProgress>(p => bar.Report(new WorkState((double)p.DaysDone / p.DaysTotal, ProgressText.Of(p)))),
            cancellation));
        Print(outcome.Report, parsed.GetValue(Json));
        Sign(outcome.Report, policy, key, parsed.GetValue(Out)!);
        return outcome.Report.Verdict == GateVerdict.Go ? ExitCode.Ok : ExitCode.Negative;
    }

    // Products and range are the walk-forward's.
    private static string? WalkForwardOf(ParseResult parsed)
    {
        var id = parsed.GetValue(WalkForward);
        foreach (var option in (Option<string?>[])[Products, From, To])
        {
            if (id is not null && parsed.GetValue(option) is not null)
            {
                throw new InputException($"{option.Name}: the walk-forward says it; expected without {WalkForward.Name}");
            }
        }

        return id is null || (id.Length == HashDigits && id.All(char.IsAsciiHexDigitLower))
            ? id
            : throw new InputException($"{WalkForward.Name}: '{id}' is not an id; expected {HashDigits} hexadecimal digits, as walkforward prints them");
    }

    private static async Task<TradingPolicy> ChosenLastAsync(FolderObjectStore store, string walkForward, CancellationToken cancellation)
    {
        var hash = (await new WalkForwardArchive(store).ReadAsync(walkForward, cancellation)).Windows[^1].PolicyHash;
        return await new PolicyArchive(store).ReadAsync(hash, SignalRegistry.Vocabulary, cancellation)
            ?? throw new InputException($"{WalkForward.Name}: policy {hash}, which it chose last, is not in the archive; expected {Policy.Name}");
    }

    // It may have expired: what counts is since when which step was in force.
    private static async Task<EvidenceVerdict?> StandingAsync(ParseResult parsed, TradingPolicy policy, VerdictKey? key, CancellationToken cancellation)
    {
        if (parsed.GetValue(Standing) is not { } path)
        {
            return null;
        }

        var text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellation) : null;
        var judgement = VerdictCheck.Authenticate(text, path, key);
        var verdict = judgement.IsValid ? judgement.Verdict! : throw new InputException($"{Standing.Name}: {judgement.Message}");
        return verdict switch
        {
            { Verdict: not GateVerdict.Go } => throw new InputException($"{Standing.Name}: {path} says {verdict.Verdict.ToCode()}; expected the verdict in force"),
            _ when verdict.PolicyHash != PolicyHash.Of(policy) => throw new InputException($"{Standing.Name}: {path} is about policy {verdict.PolicyHash}; expected {PolicyHash.Of(policy)}"),
            _ when verdict.CodeVersion != EngineVersion.Current => throw new InputException($"{Standing.Name}: {path} is about code {verdict.CodeVersion}; expected {EngineVersion.Current}"),
            _ => verdict,
        };
    }

    private static async Task<TradedSince?> TradedAsync(ParseResult parsed, TradingPolicy policy, CapitalStep step, CancellationToken cancellation)
    {
        if (parsed.GetValue(Account) is not { } account)
        {
            return null;
        }

        var path = parsed.GetValue(Store)!;
        if (!File.Exists(path))
        {
            throw new InputException($"{Store.Name}: {path} does not exist; expected the store of an account that traded");
        }

        using var store = new SqliteStateStore(path);
        var reader = new TradedSinceReader(store, new FolderObjectStore(parsed.GetValue(Objects)!));
        return await reader.ReadAsync(account, PolicyHash.Of(policy), EngineVersion.Current, LeastMode(step), cancellation);
    }

    // Beyond the first quarter only real money tells.
    private static TradingMode LeastMode(CapitalStep step) => step > CapitalStep.Quarter ? TradingMode.Live : TradingMode.Paper;

    private static void Print(GateReport report, bool isJson)
    {
        if (isJson)
        {
            Terminal.WriteBytes(report.ToJson());
        }
        else
        {
            GateView.Write(Terminal.Output, report);
        }
    }

    private static void Sign(GateReport report, TradingPolicy policy, VerdictKey? key, string path)
    {
        if (key is null)
        {
            Terminal.Note($"no verdict was written: {Secrets.VerdictKeyName} is not set");
            return;
        }

        var verdict = report.ToVerdict(Timestamp.From(TradingHost.Clock.GetUtcNow()), policy.Gate.VerdictDays);
        File.WriteAllText(path, VerdictSigner.Sign(verdict, key));
        Terminal.Note($"verdict {report.Verdict.ToCode()} signed with the key {key.Id}: {path}, holds until {verdict.ExpiresAt}");
    }
}
