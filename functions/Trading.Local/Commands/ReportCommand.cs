using System.CommandLine;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Local.CommandLine;
using Trading.Runtime.Backtests;
using Trading.Runtime.CostCurves;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Prints a stored report again, or writes its page and its tables.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string?> Id = new("report")
    {
        Description = "A report.json, or the beginning of a stored report's id. Without it, the ids of all stored reports.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Results = Parsing.TextOr(
        "--results", "folder", BacktestCommand.DefaultResults, "Where reports are stored.");

    private static readonly Option<bool> Html = Parsing.Flag("--html", "Write the report as one self-contained HTML file instead of printing it.");

    private static readonly Option<bool> Csv = Parsing.Flag("--csv", "Write trades, tax lots and daily equity of each variant as CSV instead of printing.");

    private static readonly Option<string?> Out = Parsing.Text(
        "--out", "path", "The HTML file, or the folder of the CSV files. Default: beside the stored report.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("report", "Print a stored report again, or write it as a page or as tables; exit code 1 if it has too few trades.")
        {
            Id, Results, Html, Csv, Out, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        RequireOneForm(parsed);
        var archive = new ReportArchive(new FolderObjectStore(parsed.GetValue(Results)!));
        if (parsed.GetValue(Id) is not { } id)
        {
            return await ListAsync(archive, parsed, cancellation);
        }

        var content = File.Exists(id) ? await File.ReadAllBytesAsync(id, cancellation)
            : id.Contains('/') || id.EndsWith(".json", StringComparison.Ordinal) ? throw new InputException($"{id}: does not exist; expected a report.json or an id")
            : await archive.ReadAsync(id, cancellation);
        var report = BacktestReport.Read(content, id);
        if (parsed.GetValue(Html) || parsed.GetValue(Csv))
        {
            var costs = File.Exists(id) ? await CostsBesideAsync(FolderOf(id), cancellation) : await archive.ReadCostsAsync(report.Id, cancellation);
            await WriteFilesAsync(report, costs, parsed, File.Exists(id) ? FolderOf(id) : FolderOf(Path.Combine(parsed.GetValue(Results)!, ReportArchive.KeyOf(report.Id))), cancellation);
        }
        else
        {
            BacktestCommand.Print(report, parsed.GetValue(Json));
        }

        return report.Verdict == Verdict.Complete ? ExitCode.Ok : ExitCode.Negative;
    }

    private static void RequireOneForm(ParseResult parsed)
    {
        var (html, csv, hasOut) = (parsed.GetValue(Html), parsed.GetValue(Csv), parsed.GetValue(Out) is not null);
        if (parsed.GetValue(Json) && (html || csv))
        {
            throw new InputException($"{Json.Name}: prints; expected without {Html.Name} and {Csv.Name}, which write files");
        }

        if (hasOut && html == csv)
        {
            throw new InputException($"{Out.Name}: names one file or one folder; expected with either {Html.Name} or {Csv.Name}");
        }

        if ((html || csv) && parsed.GetValue(Id) is null)
        {
            throw new InputException($"{(html ? Html : Csv).Name}: of which report? expected a report.json or the beginning of an id");
        }
    }

    private static async Task<CostCurveReport?> CostsBesideAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, ReportFiles.CostCurveName);
        return File.Exists(path) ? CostCurveReport.Read(await File.ReadAllBytesAsync(path, cancellation), path) : null;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static async Task WriteFilesAsync(BacktestReport report, CostCurveReport? costs, ParseResult parsed, string folder, CancellationToken cancellation)
    {
        if (parsed.GetValue(Html))
        {
            await WriteAsync(parsed.GetValue(Out) ?? Path.Combine(folder, ReportFiles.PageName), ReportFiles.Page(report, costs), cancellation);
        }

        if (parsed.GetValue(Csv))
        {
            foreach (var (name, content) in ReportFiles.Tables(report))
            {
                await WriteAsync(Path.Combine(parsed.GetValue(Out) ?? folder, name), content, cancellation);
            }
        }
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellation)
    {
        await OutputFile.WriteAsync(path, content, cancellation);
        Terminal.Note($"wrote {Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}");
    }

    private static async Task<int> ListAsync(ReportArchive archive, ParseResult parsed, CancellationToken cancellation)
    {
        var ids = await archive.IdsAsync(cancellation);
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(ids);
            return ExitCode.Ok;
        }

        foreach (var id in ids)
        {
            await Console.Out.WriteLineAsync(id);
        }

        if (ids.Count == 0)
        {
            Terminal.Note($"no reports in {parsed.GetValue(Results)}");
        }

        return ExitCode.Ok;
    }
}
