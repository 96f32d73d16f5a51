using System.CommandLine;
using Trading.Core;
using Trading.Core.Backtesting;
using Trading.Core.Market;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Backtests;
using Trading.Runtime.Comparisons;
using Trading.Runtime.Datasets;
using Trading.Runtime.Reporting.Results;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Compares what an account did with what its backtest would have done.</summary>
internal static class CompareCommand
{
    private static readonly Option<string> Data = Parsing.TextOr("--data", "folder", "data", "Dataset of the account's market.");

    private static readonly Option<string?> Products = Parsing.Text("--products", "a,b", "Products to compare. Default: those that the account decides among.");

    private static readonly Option<string?> From = Parsing.Text("--from", "time", "First entry that counts, UTC. Default: the account's first cycle.");

    private static readonly Option<string?> To = Parsing.Text("--to", "time", "End, exclusive, UTC. Default: the account's last cycle.");

    private static readonly Option<string> Fill = Parsing.TextOr("--fill", "mode", "base", "How kindly the backtest's orders fill: optimistic, base or pessimistic.");

    private static readonly Option<string?> Fees = Parsing.Text("--fees", "schedule", "Fee schedule of the policy. Default: the policy's own.");

    private static readonly Option<string> Seed = Parsing.TextOr("--seed", "number", "1", "Seed of the simulated venue's draws and of the bands.");

    private static readonly Option<string> AlertPct = Parsing.TextOr(
        "--alert-pct", "percent", "25", "Largest deviation of a figure for the worse without an alert, percent of the backtest's.");

    private static readonly Option<string> Results = Parsing.TextOr(
        "--results", "folder", BacktestCommand.DefaultResults, "Where the backtest is stored; a rerun takes it from there.");

    private static readonly Option<string?> Html = Parsing.Text("--html", "file", "Write the comparison as one self-contained HTML file too.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "compare",
            "Compare what an account did on paper or live with a backtest of its policy on the same data, and split the gap into its causes; the newest is kept in --objects for the dashboard; exit code 1 if degradation is shown or a figure deviates by more than --alert-pct.")
        {
            AuditOptions.Store, AuditOptions.Objects, AuditOptions.Account, Data, Products, From, To, Fill, Fees, Seed, AlertPct, Results, Html, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var request = RequestOf(parsed);
        using var store = AuditOptions.OpenStore(parsed);
        var folder = parsed.GetValue(Data)!;
        var job = new CompareJob(
            store,
            AuditOptions.Open(parsed, store),
            new FolderObjectStore(parsed.GetValue(Results)!),
            () => FolderDataset.Open(folder),
            TimeProvider.System);
        var report = await ProgressBar.RunAsync("backtest", bar => job.RunAsync(
            request,
            new Relay<BacktestProgress>(p => bar.Report(new WorkState((double)p.DaysDone / p.DaysTotal, ProgressText.Of(p)))),
            cancellation));
        await new ComparisonArchive(new FolderObjectStore(parsed.GetValue(AuditOptions.Objects)!))
            .WriteAsync(report, Timestamp.From(TimeProvider.System.GetUtcNow()), cancellation);
        if (parsed.GetValue(Html) is { } page)
        {
            await OutputFile.WriteAsync(page, ComparisonPage.ToHtml(report), cancellation);
            Terminal.Note($"wrote {page}");
        }

        if (parsed.GetValue(Json))
        {
            Terminal.WriteBytes(report.ToJson());
        }
        else
        {
            ComparisonView.Write(Terminal.Output, report);
        }

        return report.IsAlert ? ExitCode.Negative : ExitCode.Ok;
    }

    private static CompareRequest RequestOf(ParseResult parsed)
    {
        var (from, to) = Parsing.Range(parsed.GetValue(From), parsed.GetValue(To));
        var alertPct = Parsing.Number(parsed.GetValue(AlertPct)!, AlertPct.Name);
        return new CompareRequest
        {
            Account = parsed.GetValue(AuditOptions.Account)!,
            From = from,
            To = to,
            Products = Parsing.Products(parsed.GetValue(Products), Products.Name),
            FillMode = Parsing.Choice<FillMode>(parsed.GetValue(Fill)!, Fill.Name),
            FeeSchedule = parsed.GetValue(Fees),
            Seed = Parsing.Seed(parsed.GetValue(Seed)!, Seed.Name),
            AlertPct = alertPct >= 0 ? alertPct : throw new InputException($"{AlertPct.Name}: {parsed.GetValue(AlertPct)} found; expected 0 or more"),
        };
    }
}
