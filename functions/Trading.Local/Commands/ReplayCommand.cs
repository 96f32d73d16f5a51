using System.CommandLine;
using Trading.Core;
using Trading.Core.Market;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Audit;
using Trading.Runtime.Backtests;

namespace Trading.Local.Commands;

/// <summary>Decides recorded cycles again and compares the bytes.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string?> Cycle = new("cycle")
    {
        Description = "Slot of the cycle, UTC, such as 2025-03-05T12:15:00Z. Not together with --all, --from or --to.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> All = Parsing.Flag("--all", "Every recorded cycle.");

    private static readonly Option<string?> From = Parsing.Text("--from", "time", "Cycles from here on, UTC.");

    private static readonly Option<string?> To = Parsing.Text("--to", "time", "Cycles before this, UTC.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "replay",
            "Decide recorded cycles again from their archived inputs and policies, on any machine; exit code 1 if a decision differs by a byte.")
        {
            Cycle, All, From, To, AuditOptions.Account, AuditOptions.Store, AuditOptions.Objects, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (from, to) = RangeOf(parsed);
        using var store = AuditOptions.OpenStore(parsed);
        var job = new AuditReplayJob(AuditOptions.Open(parsed, store));
        var account = parsed.GetValue(AuditOptions.Account)!;
        var summary = new ReplayTally();
        await foreach (var cycle in job.RunAsync(account, from, to, cancellation))
        {
            summary.Add(cycle, EngineVersion.Current);
        }

        if (summary.Cycles == 0)
        {
            throw new InputException($"replay: account '{account}' has no record of {(parsed.GetValue(Cycle) is { } slot ? $"cycle {slot}" : "any cycle there")}");
        }

        if (parsed.GetValue(Cycle) is not null && summary.Identical + summary.Different == 0)
        {
            throw new InputException($"replay: cycle {from}: {summary.FirstDetail}");
        }

        Print(summary, parsed.GetValue(Json));
        return summary.Different == 0 && summary.Identical > 0 ? ExitCode.Ok : ExitCode.Negative;
    }

    private static void Print(ReplayTally summary, bool isJson)
    {
        if (isJson)
        {
            Terminal.WriteJson(summary.ToDocument());
            return;
        }

        Console.Out.WriteLine(
            $"{Figures.Count(summary.Identical)} of {Figures.Count(summary.Cycles)} cycles identical ({Figures.Count(summary.Decisions)} decisions), {Figures.Count(summary.Different)} different, {Figures.Count(summary.Nothing)} with nothing to replay");
        foreach (var different in summary.Differences)
        {
            Console.Out.WriteLine($"{different.Slot} (record {different.Record}): {different.Detail}");
        }

        if (summary.OtherCode > 0)
        {
            Console.Out.WriteLine($"{Figures.Count(summary.OtherCode)} were decided by other code than this ({EngineVersion.Current})");
        }
    }

    private static (Timestamp From, Timestamp To) RangeOf(ParseResult parsed)
    {
        var range = Parsing.Range(parsed.GetValue(From), parsed.GetValue(To));
        var isRange = parsed.GetValue(All) || range.From is not null || range.To is not null;
        return (parsed.GetValue(Cycle), isRange) switch
        {
            ({ } text, false) when Parsing.Time(text, "cycle") is { } slot => (slot, slot.AddMs(1)),
            (null, true) => (range.From ?? Timestamp.MinValue, range.To ?? Timestamp.MaxValue),
            _ => throw new InputException("replay: expected either a cycle, or --all, or a range with --from and --to"),
        };
    }
}
