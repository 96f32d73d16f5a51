using System.CommandLine;
using Spectre.Console;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Audit;

namespace Trading.Local.Commands;

/// <summary>Tells by which policies an account was traded.</summary>
internal static class PolicyHistoryCommand
{
    private const int ChangesShown = 5;

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command(
            "history", "List the policies that an account was traded by and what changed; exit code 1 if the rules of a cycle or trade are not in the archive.")
        {
            AuditOptions.Account, AuditOptions.Store, AuditOptions.Objects, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var store = AuditOptions.OpenStore(parsed);
        var history = await new PolicyHistoryJob(store, AuditOptions.Open(parsed, store)).RunAsync(parsed.GetValue(AuditOptions.Account)!, cancellation);
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(history);
        }
        else
        {
            Write(Terminal.Output, history);
        }

        return history.IsComplete ? ExitCode.Ok : ExitCode.Negative;
    }

    private static void Write(IAnsiConsole console, PolicyHistory history)
    {
        var table = Sheet.Of($"Account {history.Account}: policies it was traded by", "policy", "from", "to", "cycles", "trades", "changes");
        foreach (var span in history.Spans)
        {
            table.Add(
                Figures.Hash(span.Hash), $"{span.From}", $"{span.To}", Figures.Count(span.Cycles), Figures.Count(span.Trades), Figures.Count(span.Changes.Length));
        }

        console.WriteSheet(table);
        foreach (var span in history.Spans.Where(span => span.Changes.Length > 0))
        {
            Console.Out.WriteLine($"{span.From} {Figures.Hash(span.Hash)}:");
            foreach (var change in span.Changes.Take(ChangesShown))
            {
                Console.Out.WriteLine($"  {change}");
            }

            if (span.Changes.Length > ChangesShown)
            {
                Console.Out.WriteLine($"  and {span.Changes.Length - ChangesShown} more: policy diff tells them");
            }
        }

        foreach (var problem in history.Spans.Select(span => span.Problem).OfType<string>().Distinct(StringComparer.Ordinal).Concat(history.Unexplained))
        {
            Console.Out.WriteLine($"error: {problem}");
        }
    }
}
