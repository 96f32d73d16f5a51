using System.CommandLine;
using Trading.Core;
using Trading.Core.Policy;
using Trading.Core.Signals;
using Trading.Local.CommandLine;
using Trading.Local.Rendering;
using Trading.Runtime.Policies;

namespace Trading.Local.Commands;

/// <summary>Says whether a policy can be used.</summary>
internal static class PolicyCheckCommand
{
    private static readonly Argument<string> File = new("file")
    {
        Description = "A policy file, or shipped.",
        DefaultValueFactory = _ => PolicySource.Shipped,
    };

    private static readonly Option<string?> Nav = Parsing.Text(
        "--nav", "amount", "Net asset value of an account: also finds caps so small that no order of it reaches the minimum size.");

    private static readonly Option<bool> Json = Parsing.Json();

    public static Command Create()
    {
        var command = new Command("check", "Check a policy; exit code 1 if an account of this size could not trade by it, 2 if nobody could.") { File, Nav, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Money? nav = parsed.GetValue(Nav) is { } text ? Parsing.Amount(text, Nav.Name) : null;
        var policy = PolicySource.Load(parsed.GetValue(File));
        var problems = PolicyValidation.Problems(policy, SignalRegistry.Vocabulary, nav);
        if (parsed.GetValue(Json))
        {
            Terminal.WriteJson(new PolicyCheckDocument(policy.Name, PolicyHash.Of(policy), problems.Count == 0, problems));
        }
        else
        {
            foreach (var problem in problems)
            {
                Console.Out.WriteLine(problem);
            }

            Console.Out.WriteLine(problems.Count == 0
                ? $"policy {policy.Name} can be used: {PolicyHash.Of(policy)}"
                : $"policy {policy.Name} cannot be used with a NAV of {nav}");
        }

        return problems.Count == 0 ? ExitCode.Ok : ExitCode.Negative;
    }
}
