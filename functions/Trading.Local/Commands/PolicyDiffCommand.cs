using System.CommandLine;
using Trading.Core.Policy;
using Trading.Local.CommandLine;
using Trading.Runtime.Policies;

namespace Trading.Local.Commands;

/// <summary>Compares two policies.</summary>
internal static class PolicyDiffCommand
{
    private static readonly Argument<string> Before = new("before") { Description = "A policy file, or shipped." };

    private static readonly Argument<string> After = new("after") { Description = "A policy file, or shipped." };

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("diff", "Print what differs between two policies by meaning; exit code 1 if anything does.") { Before, After, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var changes = PolicyDiff.Between(PolicySource.Load(parsed.GetValue(Before)), PolicySource.Load(parsed.GetValue(After)));
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(changes);
            return changes.Count == 0 ? ExitCode.Ok : ExitCode.Negative;
        }

        foreach (var change in changes)
        {
            Console.Out.WriteLine(change);
        }

        if (changes.Count == 0)
        {
            Console.Out.WriteLine("no difference");
        }

        return changes.Count == 0 ? ExitCode.Ok : ExitCode.Negative;
    }
}
