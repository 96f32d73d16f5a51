using System.CommandLine;
using Trading.Core;
using Trading.Core.Analytics;
using Trading.Local.CommandLine;
using Trading.Runtime.Backtests;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Prints a stored report again.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string?> Id = new("report")
    {
        Description = "A report.json, or the beginning of a stored report's id. Without it, the ids of all stored reports.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Results = Parsing.TextOr(
        "--results", "folder", BacktestCommand.DefaultResults, "Where reports are stored.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("report", "Print a stored report again; exit code 1 if it has too few trades.") { Id, Results, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var archive = new ReportArchive(new FolderObjectStore(parsed.GetValue(Results)!));
        if (parsed.GetValue(Id) is not { } id)
        {
            return await ListAsync(archive, parsed, cancellation);
        }

        var content = File.Exists(id) ? await File.ReadAllBytesAsync(id, cancellation)
            : id.Contains('/') || id.EndsWith(".json", StringComparison.Ordinal) ? throw new InputException($"{id}: does not exist; expected a report.json or an id")
            : await archive.ReadAsync(id, cancellation);
        var report = BacktestReport.Read(content, id);
        BacktestCommand.Print(report, parsed.GetValue(Json));
        return report.Verdict == Verdict.Complete ? ExitCode.Ok : ExitCode.Negative;
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
