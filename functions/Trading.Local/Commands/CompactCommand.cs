using System.CommandLine;
using Trading.Local.CommandLine;
using Trading.Local.Hosting;
using Trading.Local.Rendering;
using Trading.Runtime.Policies;
using Trading.Runtime.Retention;
using Trading.Runtime.Storage;

namespace Trading.Local.Commands;

/// <summary>Compacts an account's audit as its policy says.</summary>
internal static class CompactCommand
{
    private const double Megabyte = 1e6;

    private static readonly Option<string?> Policy = Parsing.Text("--policy", "file", "Policy file, or shipped; its monitoring.retention counts. [default: shipped]");

    private static readonly Option<bool> Trial = Parsing.Flag("--dry-run", "Count, and change nothing.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "compact", "Compact what is old of an account's audit, as 'run' does each day. What explains a trade, open or closed, is never touched.")
        {
            AuditOptions.Account, AuditOptions.Store, AuditOptions.Objects, Policy, Trial, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var policy = PolicySource.Load(parsed.GetValue(Policy));
        using var store = AuditOptions.OpenStore(parsed);
        var job = new RetentionJob(store, new FolderObjectStore(parsed.GetValue(AuditOptions.Objects)!), TradingHost.Clock);
        var report = await job.RunAsync(parsed.GetValue(AuditOptions.Account)!, policy.Monitoring.Retention, parsed.GetValue(Trial), cancellation);
        Print(report, parsed.GetValue(Trial), parsed.GetValue(Json));
        return ExitCode.Ok;
    }

    private static void Print(RetentionReport report, bool isTrial, bool isJson)
    {
        if (isJson)
        {
            Terminal.WriteJson(report);
            return;
        }

        Console.Out.WriteLine(
            $"{Figures.Count(report.Looked)} cycles before {report.Before}: {Figures.Count(report.Compacted)} {(isTrial ? "would be compacted" : "compacted")}, {Figures.Count(report.CompactedBefore)} were before, {Figures.Count(report.KeptForTrades)} kept whole as they explain trades");
        Console.Out.WriteLine(FormattableString.Invariant($"{report.BytesFreed / Megabyte:0.0} MB of records and {report.InputsRemoved} inputs of decisions"));
    }
}
