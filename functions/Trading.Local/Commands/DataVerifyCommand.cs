using System.CommandLine;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Datasets;

namespace Trading.Local.Commands;

/// <summary>Checks every byte of a dataset.</summary>
internal static class DataVerifyCommand
{
    private static readonly Argument<string> Folder = new("dataset") { Description = "The dataset's folder." };

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("verify", "Check a dataset against its manifest, every file and row; exit code 1 if it is not sound.") { Folder, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var report = await ProgressBar.RunAsync("verify", progress => DatasetVerifier.Run(
            parsed.GetValue(Folder)!,
            new Relay<VerifyProgress>(p => progress.Report(
                new WorkState(p.FilesTotal == 0 ? 0 : (double)p.FilesDone / p.FilesTotal, p.Current))),
            cancellation));
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(VerifyView.DocumentOf(report));
        }
        else
        {
            VerifyView.Write(Terminal.Output, report);
        }

        return report.IsSound ? ExitCode.Ok : ExitCode.Negative;
    }
}
