using System.CommandLine;
using Trading.Local.CommandLine;
using Trading.Runtime.Datasets;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Copies a dataset to where runs find it by its id.</summary>
internal static class DataPushCommand
{
    private static readonly Argument<string> Folder = new("dataset") { Description = "The dataset's folder." };

    private static readonly Option<string> Objects = Parsing.TextOr("--objects", "folder", "objects", "Object store of the account whose HTTP takes backtests on it.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("push", "Copy a dataset into an object store, where backtests over HTTP name it by its id; what is there is not written again.")
        {
            Folder, Objects, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (folder, objects) = (parsed.GetValue(Folder)!, parsed.GetValue(Objects)!);
        BacktestCommand.RequireFolder(objects, Objects.Name);

        // Nothing is opened here, so that no folder for copies is needed.
        using var datasets = new ObjectDatasets(new FolderObjectStore(objects), cache: objects);
        var report = await ProgressBar.RunAsync("push", progress => datasets.PushAsync(
            folder, new Relay<double>(share => progress.Report(new WorkState(share, "push"))), cancellation));
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(report);
        }
        else
        {
            await Console.Out.WriteLineAsync(report.Id);
            Terminal.Note($"{report.Written} of {report.Files} files written to {objects}, {report.Files - report.Written} were there; {report.Bytes / 1024} KB in all");
        }

        return ExitCode.Ok;
    }
}
